"""
What is about a partner, a person, a topic, a treaty, a project: by year, and in each by part or kind.

Only what happens has a year. Organizations, people and treaties that carry the same thing stand beside.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from pages.models import PlacesPage, ResourcePage
from pages.templatetags.kinds import SEVERAL, kinds_words
from pages.templatetags.rows import Row, rows_of
from search.library import LONGEST_LIST, Value, carrying_all, counts_among
from search.models import SearchEntryValue

register = template.Library()

# The words for `pages.records`'s parts, in the order in which they stand in a year.
PARTS: dict[str, Promise] = {
    "organizer": _("Organizer"),
    "co-organizer": _("Co-organizer"),
    "sponsor": _("Sponsor"),
    "supporter": _("Supporter"),
    "publisher": _("Publisher"),
    "funder": _("Funder"),
    "participant": _("Took part"),
    "moderator": _("Moderator"),
    "speaker": _("Speaker"),
    "author": _("Author"),
    "editor": _("Editor"),
    "quoted": _("Quoted"),
    "affiliation": _("Persons"),
}
HAPPENS = ("news", "event", "research", "project")


@dataclass(frozen=True, kw_only=True)
class Group:
    """Works with the same part or of the same kind, the newest first."""

    label: str
    rows: tuple[Row, ...]
    is_kind: bool


@dataclass(frozen=True, kw_only=True)
class Year:
    label: str
    groups: list[Group]


@dataclass(frozen=True, kw_only=True)
class YearInLibrary:
    """A year of which the page has no room for all, and where the library has it."""

    label: str
    count: int
    url: str


@dataclass(frozen=True, kw_only=True)
class WorkRecord:
    """
    What is about something: year by year, the years that have more than there is room for, what stands
    beside, where the library has all of it, and the calendar of its events, if there are any.
    """

    years: list[Year]
    more: list[YearInLibrary]
    beside: list[Group]
    url: str
    calendar: str


@register.simple_tag(takes_context=True)
def record_about(context: Context, page: ResourcePage | PlacesPage) -> WorkRecord | None:
    """The record of what a page stands for. Four queries, and one for each type of work in it."""
    value, works = page.carried, page.works
    if value is None:
        return None
    parts = parts_in(value, [work.translation_key for work in works])
    rows = rows_of(works, context["request"])
    happened = [row for row in rows if row.page.search_kind in HAPPENS and row.page.search_date()]
    years = groupby(happened, lambda row: row.page.search_date().year)
    beside = [
        row for row in rows if row not in happened and row.page.search_kind != page.search_kind
    ]
    has_events = any(row.page.search_kind == "event" for row in rows)
    url = f"{reverse('search')}?{value.facet}={value.value}"
    return WorkRecord(
        more=_more(works, value, page.locale, url) if len(works) == LONGEST_LIST else [],
        years=[Year(label=str(year), groups=grouped(members, parts)) for year, members in years],
        beside=grouped(beside, parts),
        url=url,
        calendar=f"{page.url}calendar.ics" if has_events and page.is_for_anyone else "",
    )


def _more(works: list[Page], value: Value, reader: Locale, url: str) -> list[YearInLibrary]:
    """The years that are not there as a whole, the newest first. One query."""
    shown = Counter(day.year for work in works if (day := work.search_date()))
    everything = carrying_all(value.facet, value.value, {}, reader=reader)
    counts = counts_among(everything, ["year"])["year"]
    return [
        YearInLibrary(label=year, count=count, url=f"{url}&year={year}")
        for year, count in sorted(counts.items(), reverse=True)
        if count > shown[int(year)]
    ]


def parts_in(value: Value, families: Iterable[UUID]) -> Mapping[UUID, list[str]]:
    """What something did in each of some works. One query."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = SearchEntryValue.objects.filter(
        facet=value.facet, value=str(value.value), entry__family__in=families
    ).values_list("entry__family", "part")
    for family, part in rows:
        found[family].append(part)
    return found


def grouped(rows: Iterable[Row], parts: Mapping[UUID, list[str]]) -> list[Group]:
    """Rows by what was done in them, else by their kind. One with two parts stands under both."""
    by_part: dict[str, list[Row]] = defaultdict(list)
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for part in parts[row.page.translation_key]:
            key, groups = (part, by_part) if part in PARTS else (row.page.search_kind, by_kind)
            groups[key].append(row)
    return [
        *(_group(str(PARTS[part]), by_part[part]) for part in PARTS if part in by_part),
        *(
            _group(kinds_words(kind), by_kind[kind], is_kind=True)
            for kind in SEVERAL
            if kind in by_kind
        ),
    ]


def _group(label: str, rows: list[Row], *, is_kind: bool = False) -> Group:
    return Group(label=label, rows=tuple(rows), is_kind=is_kind)
