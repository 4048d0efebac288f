"""What a page lists, as a file for other programs: exactly the works of its address, in its order."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Site

from outlets.formats.csv import Line, table
from outlets.formats.ris import ris
from outlets.found import selected
from outlets.selections import Head
from pages.gathering import records_of
from pages.languages import languages_of
from pages.permanent import permanent_url
from pages.records import House
from search.facets import Labels, titles
from search.models import SearchEntryValue

MOST_LINES = 5_000
# A reference manager reads them one by one, and each has all that its work says of itself.
MOST_REFERENCES = 500

type Carried = Mapping[UUID, list[tuple[str, str, str]]]


@require_safe
def works_csv(request: HttpRequest, path: str) -> HttpResponse:
    """The works of the page at `path` as a table, at most 5,000. Some 15 queries, however many they are."""
    selection = selected(request, path)
    lines = lines_of(selection.outlines(MOST_LINES), selection.head.locale)
    return _file(table(lines), "text/csv; charset=utf-8", selection.head, "csv")


@require_safe
def works_ris(request: HttpRequest, path: str) -> HttpResponse:
    """The same for reference managers, at most 500. The queries follow from the types among them."""
    selection = selected(request, path)
    site = Site.find_for_request(request)
    house = House(name=site.site_name if site else "")
    text = ris(records_of(selection.first(MOST_REFERENCES)), house)
    content_type = "application/x-research-info-systems; charset=utf-8"
    return _file(text, content_type, selection.head, "ris")


def _file(text: str, content_type: str, head: Head, ending: str) -> HttpResponse:
    """A file to keep, for whoever asked and no robot."""
    response = HttpResponse(text, content_type=content_type)
    name = f"{head.name}-{head.locale.language_code}.{ending}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "public, max-age=60"
    response["X-Robots-Tag"] = "noindex"
    return response


def lines_of(works: Sequence[Any], reader: Locale) -> list[Line]:
    """
    Works as lines of a table. Partners and topics are called as the reader calls them; one that nobody
    may see is left out.
    """
    families = {work.translation_key for work in works}
    carried, codes = carried_by(families), languages_of(families)
    named = {value for rows in carried.values() for _facet, value, _part in rows}
    words = titles(named, reader)
    return [
        _line(work, carried[work.translation_key], codes[work.translation_key], words)
        for work in works
    ]


def carried_by(families: set[UUID]) -> Carried:
    """Partners and topics, the wider ones too, of many works as (facet, value, part). One query."""
    found: dict[UUID, list[tuple[str, str, str]]] = defaultdict(list)
    rows = SearchEntryValue.objects.filter(
        entry__family__in=families, facet__in=("partner", "topic")
    ).order_by("pk")
    for family, *carried in rows.values_list("entry__family", "facet", "value", "part"):
        facet, value, part = carried
        found[family].append((facet, value, part))
    return found


def _line(work: Any, carried: list[tuple[str, str, str]], codes: set[str], words: Labels) -> Line:
    own = str(work.translation_key)
    known = [row for row in carried if row[1] in words and row[1] != own]
    return Line(
        identifier=permanent_url(work.translation_key),
        kind=work.search_kind,
        title=work.title,
        language=work.locale.language_code,
        languages=tuple(sorted(codes)),
        date=work.search_date(),
        place=work.place_line(),
        partners=tuple(
            (words[value].text, part) for facet, value, part in known if facet == "partner"
        ),
        topics=tuple(words[value].text for facet, value, _part in known if facet == "topic"),
        url=work.full_url or "",
    )
