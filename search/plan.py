"""What is asked of a search engine, and what it answers. Values only; every engine speaks them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from search.query import Query

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


@dataclass(frozen=True, kw_only=True)
class Plan:
    """
    A search, as an engine takes it.

    `chosen` holds the values that narrow it, by facet; `facets` are to be counted. `hidden` are works
    that the engine may still hold but that nobody may see any more. `is_broad` asks for works with
    any of the words. `counts_all` counts values over works in any language, as lists show them, not
    only over those in the reader's.
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
    """

    tier: Tier
    total: int
    other_total: int
    any_total: int
    own: tuple[Found, ...] = ()
    others: tuple[Found, ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
