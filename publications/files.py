"""A work's file at an address that survives its replacement, and its first page as a picture."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from wagtail.documents import get_document_model

from access.files import is_open, serve_document, serve_picture_of
from access.sources import sources_of
from publications.models import FirstPage, ResearchFile
from publications.models.research_files import current


def work_file(request: HttpRequest, family: UUID, language: str, name: str) -> HttpResponseBase:
    """
    The current file, or with `?v=1` the version that was cited. An older name leads to the new one, so
    that links never die.
    """
    asked = request.GET.get("v")
    row = _row(family, language, asked)
    if row is None:
        raise Http404
    if row.document.filename != name:
        if not is_open(row.document):  # its name may say what nobody may know yet
            raise Http404
        return HttpResponseRedirect(row.url if asked is None else row.url_of_version)
    return serve_document(request, row.document)


def first_page(request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
    """
    The first page of a file as a picture, for whom the file itself is open. A file that was replaced has
    another name for it, so that what it showed before is gone with it.
    """
    documents: Any = get_document_model()
    document = documents.objects.filter(uuid=uuid).first()
    page = document and FirstPage.objects.filter(file_hash=document.file_hash).first()
    drawn = page.named(name) if page else None
    if drawn is None:
        raise Http404
    return serve_picture_of(request, document, drawn)


def _row(family: UUID, language: str, asked: str | None) -> ResearchFile | None:
    source = sources_of([family]).get(family)
    files = ResearchFile.objects.filter(page_id=source, language=language)
    rows = list(files.select_related("document", "page"))
    if asked is not None:
        rows = [row for row in rows if str(row.version) == asked]
    return next(iter(current(rows)), None)
