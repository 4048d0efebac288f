"""The worker draws the first pages that wait, each once, never in a request and never in a transaction."""

import json
import logging
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.documents import get_document_model

from jobs import content_version
from publications.models.first_pages import SIZES, FirstPage
from publications.models.research_files import ENDING, ResearchFile
from search.extraction.copies import on_disk

log = logging.getLogger(__name__)

# Seconds of the clock for a file; the process has limits of its own as well.
LONGEST = 90
LARGEST = 200 * 1024**2
AT_A_TIME = 5
BATCH = 100
# How long a file is left to the worker that took it.
_TAKEN = timedelta(minutes=5)
# A parser of strangers' files is told nothing of us: no database, no key.
_PASSED_ON = ("LANG", "LD_LIBRARY_PATH", "PATH")


def draw_waiting() -> int:
    """Draw the first pages of a few files that wait. Returns how many were looked at, well or badly."""
    _note_new()
    waiting = FirstPage.objects.filter(
        FirstPage.due(), state=FirstPage.State.WAITING, attempts__lt=FirstPage.MOST
    )
    return sum(_try_to_draw(page) for page in waiting.order_by("pk")[:AT_A_TIME])


def forget_orphans() -> int:
    """Drop the pictures of files that are no longer anywhere. Returns how many first pages went."""
    same = get_document_model().objects.filter(file_hash=OuterRef("file_hash"))
    orphans = list(FirstPage.objects.filter(~Exists(same)))
    for page in orphans:
        page.delete()
        for file in (page.thumb, page.cover, page.share):
            if file.name:
                default_storage.delete(file.name)
    return len(orphans)


def _note_new() -> None:
    """
    Files of works that nobody has looked at yet, published or not: a work that comes out at ten has its
    picture at ten.
    """
    files = _pdfs_of_works()
    for document in files.filter(file_hash="")[:BATCH]:
        try:
            document.get_file_hash()
        except OSError:
            log.warning("not there: %s", document.file.name)
    known = FirstPage.objects.filter(file_hash=OuterRef("file_hash"))
    new = files.exclude(file_hash="").filter(~Exists(known)).order_by("pk")
    FirstPage.objects.bulk_create(
        [FirstPage(file_hash=file_hash) for file_hash in _hashes(new)], ignore_conflicts=True
    )


def _hashes(documents: QuerySet) -> list[str]:
    return list(dict.fromkeys(documents.values_list("file_hash", flat=True)[:BATCH]))


def _pdfs_of_works() -> QuerySet:
    of_works = ResearchFile.objects.values("document")
    return get_document_model().objects.filter(pk__in=of_works, file__iendswith=ENDING)


def _try_to_draw(page: FirstPage) -> bool:
    if not _take(page):
        return False
    try:
        _keep(page, _draw(page))
    except Exception as problem:
        log.exception("not drawn: %s", page)
        failure = FirstPage.after_failure(page.attempts, repr(problem))
        FirstPage.objects.filter(pk=page.pk).update(**failure)
    return True


def _take(page: FirstPage) -> bool:
    """Take a file, so that no other worker does. One whose process took the worker down counts as tried."""
    mine = FirstPage.objects.filter(FirstPage.due(), pk=page.pk, attempts=page.attempts)
    until = timezone.now() + _TAKEN
    return mine.update(next_attempt_at=until, attempts=F("attempts") + 1) == 1


def _draw(page: FirstPage) -> dict[str, Any]:
    """What is to be kept of a file's first page: its state, its shape, its pictures by the fields' names."""
    document = get_document_model().objects.filter(file_hash=page.file_hash).first()
    if document is None or (document.get_file_size() or 0) > LARGEST:
        return {"state": FirstPage.State.NOTHING}
    with on_disk(document) as path, TemporaryDirectory() as folder:
        shape = _drawn_by_process(path, Path(folder))
        if not shape:
            return {"state": FirstPage.State.NOTHING}
        return {
            "state": FirstPage.State.DRAWN,
            **shape,
            **{
                Path(size).stem: ContentFile(
                    (Path(folder) / size).read_bytes(), name=f"{page.file_hash}-{size}"
                )
                for size in SIZES
            },
        }


def _drawn_by_process(path: Path, folder: Path) -> dict[str, int]:
    """What a process of its own says of a file. It raises where that process did not end well."""
    wanted = [f"{name}:{width}" for name, width in SIZES.items()]
    renderer = "publications.first_pages.renderer"
    ended = subprocess.run(  # noqa: S603
        [sys.executable, "-m", renderer, str(path), str(folder), *wanted],
        capture_output=True,
        cwd=settings.BASE_DIR,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        timeout=LONGEST,
        check=True,
        text=True,
    )
    said: dict[str, int] = json.loads(ended.stdout)
    return said


def _keep(page: FirstPage, found: dict[str, Any]) -> None:
    """Keep what was drawn; pages that visitors were shown without it are made anew."""
    for name, value in found.items():
        setattr(page, name, value)
    page.attempts, page.next_attempt_at, page.last_error = 0, None, ""
    page.save()
    if page.state == FirstPage.State.DRAWN:
        content_version.bump("first page")
