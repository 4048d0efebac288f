"""A work's file in a language, at an address that survives its replacement."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect

from access.files import is_open, serve_document
from access.sources import sources_of
from publications.models import ResearchFile


def work_file(request: HttpRequest, family: UUID, language: str, name: str) -> HttpResponseBase:
    """The current file. An older name leads to the new one, so that links never die."""
    source = sources_of([family]).get(family)
    rows = ResearchFile.objects.filter(page_id=source, language=language)
    row = rows.select_related("document", "page").first()
    if row is None:
        raise Http404
    if row.document.filename != name:
        if not is_open(row.document):  # its name may say what nobody may know yet
            raise Http404
        return HttpResponseRedirect(row.url)
    return serve_document(request, row.document)
