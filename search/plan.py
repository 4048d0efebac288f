"""What is asked of a search engine, and what it answers. Values only; every engine speaks them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from search.query import Query
from search.spans import ANY_DAY, Span

# Authorization may drop some of what an engine finds, so it is asked for a few more.
SPARE = 5
OTHERS = 5
DEEPEST = 10_000


class Tier(StrEnum):
    """How many of the words must be found. The first tier that finds anything is shown."""

    ALL = "all"
    HALF = "half"
    ANY = "any"

    def needs(self, units: int) -> int:
        """How many of so many words must be found: of two, both."""
        if self is Tier.ANY:
            return min(units, 1)
        if self is Tier.HALF and units > 2:
            return units - units // 2
        return units


class Order(StrEnum):
    """
    The order in which works stand. The best first is the newest first where there are no words; next to
    come are events from now on by their start, then everything else, the newest first.
    """

    BEST = ""
    NEWEST = "newest"
    NEXT = "next"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """
    A search, as an engine takes it.

    `chosen` holds the values that narrow it, by facet; `facets` are to be counted. `hidden` are works
    that the engine may still hold but that nobody may see any more. `is_broad` asks for works with
    any of the words. `counts_all` counts values over works in any language, as lists show them, not
    only over those in the reader's. `span` are the days of the works. `finds_pages` asks for the page of a
    file in which the words stand: not needed where works are only listed. `within` are facets of `chosen`
    that nobody chose: a list of events is always of events.
    """

    query: Query
    reader: str
    at: datetime
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 20
    is_broad: bool = False
    counts_all: bool = False
    hidden: tuple[UUID, ...] = ()
    span: Span = ANY_DAY
    order: Order = Order.BEST
    finds_pages: bool = True
    within: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether anything that somebody chose leaves works out."""
        return bool(self.span) or any(v for n, v in self.chosen.items() if n not in self.within)

    @property
    def free(self) -> "Plan":
        """The same question before anything was chosen."""
        kept = {name: self.chosen[name] for name in self.within}
        return replace(self, chosen=kept, span=ANY_DAY)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A page of a file in which the words stand. `document` is the row of the file."""

    document: int
    language: str
    page: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """A work that was found, the best first."""

    family: UUID
    place: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """
    What an engine found in one tier. `total` and `own` are works that exist in the reader's language,
    `others` those that do not. `any_total` counts, in the reader's language, works with any of the words.
    `counts` are under all the other facets; `places` under none: what there was to choose before anything
    was, so that a value keeps its place.
    """

    tier: Tier
    total: int
    other_total: int
    any_total: int
    own: tuple[Found, ...] = ()
    others: tuple[Found, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
