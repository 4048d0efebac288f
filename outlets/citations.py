"""A work to take into a reference manager: `/<lang>/<path>/cite.bib`, `cite.ris`, `cite.json`."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from outlets.formats.bibtex import bibtex
from outlets.formats.csl import csl
from outlets.formats.ris import ris
from outlets.selections import page_at
from pages.models import IndexPage
from pages.records import House, Record


@dataclass(frozen=True, kw_only=True)
class CitationFormat:
    """What a reference manager reads: its name for people, the ending of a file, and how it is written."""

    name: str
    ending: str
    content_type: str
    write: Callable[[Iterable[Record], House], str]


def _csl_json(records: Iterable[Record], house: House) -> str:
    return json.dumps(csl(records, house), ensure_ascii=False, indent=1)


FORMATS = (
    CitationFormat(
        name="BibTeX",
        ending="bib",
        content_type="application/x-bibtex; charset=utf-8",
        write=bibtex,
    ),
    CitationFormat(
        name="RIS",
        ending="ris",
        content_type="application/x-research-info-systems; charset=utf-8",
        write=ris,
    ),
    CitationFormat(
        name="CSL-JSON",
        ending="json",
        content_type="application/vnd.citationstyles.csl+json",
        write=_csl_json,
    ),
)


@require_safe
def cite(request: HttpRequest, path: str, ending: str) -> HttpResponse:
    """The work at an address, as one entry. Http404 where there is none that anyone may see."""
    page = page_at(request, path)
    if page is None or isinstance(page, IndexPage) or not page.search_kind:
        raise Http404
    site: Any = Site.find_for_request(request)
    chosen = next(form for form in FORMATS if form.ending == ending)
    text = chosen.write([page.as_record()], House(name=site.site_name))
    response = HttpResponse(text, content_type=chosen.content_type)
    response["Content-Disposition"] = f'attachment; filename="{page.slug}.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "public, max-age=60"
    return response
