"""The worker reads the files that wait, each once, never in a request and never in a transaction."""

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from wagtail.documents import get_document_model

from search.engines.database import words
from search.extraction.copies import on_disk
from search.models import FilePage, FileText, Lane, SearchEntryFile
from search.outbox import changed

log = logging.getLogger(__name__)

LONGEST = 180
LARGEST = 200 * 1024**2
AT_A_TIME = 5
BATCH = 200


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read of a file: a state, and the text of each page that has any, by its number."""

    state: FileText.State
    page_count: int
    pages: Sequence[tuple[int, str]]


def read_waiting() -> int:
    """Read a few files that wait. Returns how many were read, well or badly."""
    waiting = FileText.objects.filter(FileText.due(), state=FileText.State.WAITING)
    files = list(waiting.order_by("pk")[:AT_A_TIME])
    for file in files:
        try:
            keep(file, read(file))
        except Exception as problem:
            log.exception("not read: %s", file)
            failure = FileText.after_failure(file.attempts, repr(problem))
            FileText.objects.filter(pk=file.pk).update(**failure)
    return len(files)


def read(file: FileText) -> Reading:
    """The words of a file, by a process of its own."""
    document = get_document_model().objects.filter(pk=file.document).first()
    if document is None:
        return Reading(state=FileText.State.UNREADABLE, page_count=0, pages=())
    if (document.get_file_size() or 0) > LARGEST:
        return Reading(state=FileText.State.PARTLY, page_count=0, pages=())
    with on_disk(document) as path:
        return _read(path)


def keep(file: FileText, reading: Reading) -> None:
    """Keep what was read, and let the works that have this file be found by it."""
    with transaction.atomic():
        file.pages.all().delete()
        pages = FilePage.objects.bulk_create(
            [FilePage(file=file, number=number, text=text) for number, text in reading.pages],
            batch_size=BATCH,
        )
        words.index_pages(pages, file.language)
        FileText.objects.filter(pk=file.pk).update(
            state=reading.state, page_count=reading.page_count, attempts=0, last_error=""
        )
        works = SearchEntryFile.objects.filter(file_hash=file.file_hash, language=file.language)
        changed(works.values_list("entry__family", flat=True), "file read", lane=Lane.EDIT)


def _read(path: Path) -> Reading:
    command = [sys.executable, "-m", "search.extraction.reader", str(path)]
    pages: list[tuple[int, str]] = []
    state, last = FileText.State.UNREADABLE, 0
    for line in _lines(command):
        if "state" in line:
            state = FileText.State(line["state"])
        else:
            last = line["page"]
            if line["text"]:
                pages.append((last, line["text"]))
    if state is FileText.State.UNREADABLE and pages:
        state = FileText.State.PARTLY
    return Reading(state=state, page_count=last, pages=pages)


def _lines(command: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What the process says until it ends, or has taken too long."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        try:
            subprocess.run(  # noqa: S603
                command,
                stdout=said,
                stderr=subprocess.DEVNULL,
                cwd=settings.BASE_DIR,
                timeout=LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired:
            log.warning("reading took too long: %s", command[-1])
        said.seek(0)
        for line in said:
            try:
                yield json.loads(line)
            except ValueError:  # cut off in the middle
                return
