"""Works for a list on a page: from the database alone, so that they are right at once."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from wagtail.models import Locale, Page, PageQuerySet

from access.models import WorkSource
from access.specifics import whole
from access.visibility import visible
from search.models import SearchEntry, SearchEntryValue


class Value(NamedTuple):
    """What works carry: a facet's name, and what has a page of its own by its family, else a code."""

    facet: str
    value: UUID | str


# A landing page lists no more; the search has them all.
LONGEST_LIST = 100


def works_about(
    facet: str, value: UUID | str, *, reader: Locale, part: str | None = None
) -> list[Page]:
    """
    What anyone may see about something, the newest first, at most 100: a partner's works, a topic's.

    Each is the page in the reader's language, else as it was written. `part` narrows to who did what.
    The thing itself is not among them. Two queries.
    """
    carried = SearchEntryValue.objects.filter(facet=facet, value=str(value))
    if part is not None:
        carried = carried.filter(part=part)
    entries = SearchEntry.objects.filter(pk__in=carried.values("entry"))
    if isinstance(value, UUID):
        entries = entries.exclude(family=value)
    return whole(_as_read(entries, reader)[:LONGEST_LIST])


def carrying_all(
    facet: str, value: UUID | str, chosen: Mapping[str, tuple[str, ...]], *, reader: Locale
) -> PageQuerySet:
    """
    The works about something that also carry one of the chosen values of each facet, the newest first,
    without a limit and without the thing itself. Nothing is asked of the database yet.
    """
    entries = carrying({facet: (str(value),)}).filter(pk__in=carrying(chosen).values("pk"))
    if isinstance(value, UUID):
        entries = entries.exclude(family=value)
    return _as_read(entries, reader)


def carrying(chosen: Mapping[str, tuple[str, ...]]) -> models.QuerySet[SearchEntry]:
    """Works that carry, of each facet, one of the values chosen. Not asked yet: for a subquery."""
    entries = SearchEntry.objects.filter(visible=True)
    for name, values in chosen.items():
        carried = SearchEntryValue.objects.filter(facet=name, value__in=values)
        entries = entries.filter(pk__in=carried.values("entry"))
    return entries


def counts_among(works: PageQuerySet, names: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many of some works carry each value of some facets. One query."""
    counts: dict[str, dict[str, int]] = {name: {} for name in names}
    rows = (
        SearchEntryValue.objects.filter(
            facet__in=counts, entry__family__in=works.order_by().values("translation_key")
        )
        .values_list("facet", "value")
        .annotate(works=Count("entry", distinct=True))
    )
    for name, value, count in rows:
        counts[name][value] = count
    return counts


def everything(*, reader: Locale) -> PageQuerySet:
    """All that anyone may see, the newest first, each in the reader's language, else as written."""
    return _as_read(SearchEntry.objects.all(), reader)


def newest_of_kind(kind: str, *, reader: Locale) -> PageQuerySet:
    """All that anyone may see of a kind, the newest first, each in the reader's language, else as written."""
    return _as_read(SearchEntry.objects.filter(kind=kind), reader).specific()


def _as_read(entries: models.QuerySet[SearchEntry], reader: Locale) -> PageQuerySet:
    """One page for each entry. A late entry hides nothing too late: what may be seen is asked now."""
    of_family = SearchEntry.objects.filter(family=OuterRef("translation_key"))
    is_source = WorkSource.objects.filter(page_id=OuterRef("pk"))
    own = visible(
        Page.objects.filter(
            translation_key=OuterRef("translation_key"), locale=reader, alias_of=None
        )
    )
    wanted = Page.objects.filter(
        translation_key__in=entries.filter(visible=True).values("family"), alias_of=None
    ).filter(Q(locale=reader) | (Exists(is_source) & ~Exists(own)))
    dated = visible(wanted).annotate(day=Subquery(of_family.values("date")[:1]))
    newest = dated.order_by(F("day").desc(nulls_last=True), "-first_published_at", "pk")
    return newest.select_related("locale", for_specific_subqueries=True)
