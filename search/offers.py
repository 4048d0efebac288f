"""
What somebody may mean who has typed two or three letters: topics, partners, instruments, persons, titles.

The rows that are looked up (`search.naming`) only say where to look. Whether a work may be seen, what it is
called and whether that begins so is asked of the pages at that moment.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from access.models import WorkSource
from access.visibility import one_reading, visible
from search.analysis import script_of
from search.languages import Script
from search.models.called import SearchEntryName
from search.naming import LEADING, Rank, folded_name, starts_with
from search.query import cleaned, parse
from search.searchable import kind_names

MOST = 8
FEWEST_LETTERS = 2
# Of each language and rank, so that no popular beginning is ever read to its end.
MOST_OF_A_RANK = 16
# Works whose pages are asked at once, and how often: what is hidden must not crowd out what is not.
BATCH, MOST_BATCHES = 24, 3


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A work to go to. `also` is the name that was meant, where the title does not begin so."""

    label: str
    language: str
    kind: str
    kind_label: str
    url: str
    also: str = ""


@dataclass(frozen=True, kw_only=True)
class _Match:
    """A name that begins as was typed: of a work, in a language, or in all of them (empty)."""

    family: UUID
    kind: str
    aliases: tuple[str, ...]
    language: str
    rank: int
    folded: str


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What is asked for, and what one answer shares: the addresses of sites, the words for kinds."""

    typed: str
    reader: str
    languages: Collection[str]
    kinds: Mapping[str, str] = field(default_factory=kind_names)
    sites: Any = field(default_factory=SimpleNamespace)

    def turn(self, match: _Match) -> tuple[Any, ...]:
        """The exact name first, then names in her language, then what works are about."""
        return (
            match.folded != self.typed or match.rank >= Rank.INSIDE_LEADING,
            match.language not in (self.reader, ""),
            match.rank,
            LEADING.index(match.kind) if match.kind in LEADING else len(LEADING),
            len(match.folded),
            match.folded,
        )


def offers(text: str, reader: str) -> list[Offer]:
    """At most eight works that are called so, or begin so, the likeliest first. Five queries at most."""
    text = cleaned(text)
    typed = folded_name(text)
    if not _is_enough(typed):
        return []
    asked = _Asked(typed=typed, reader=reader, languages=parse(text).languages)
    matches: dict[UUID, list[_Match]] = defaultdict(list)
    for match in sorted(_matches(asked), key=asked.turn):
        matches[match.family].append(match)
    found: list[Offer] = []
    with one_reading():
        for batch in list(batched(matches, BATCH, strict=False))[:MOST_BATCHES]:
            pages = _pages(batch)
            possible = (_offer(asked, matches[family], pages[family]) for family in batch)
            found += [offer for offer in possible if offer]
            if len(found) >= MOST:
                break
    return found[:MOST]


def _is_enough(typed: str) -> bool:
    return len(typed) >= FEWEST_LETTERS or script_of(typed) is Script.HAN


def _matches(asked: _Asked) -> list[_Match]:
    """Names that begin so: the first few of each language and rank, as the index has them. One query."""
    first, *others = [
        _rows(_scan(asked.typed, language, rank))
        for language in sorted({asked.reader, "", *asked.languages})
        for rank in Rank
    ]
    return [
        _Match(
            family=family,
            kind=kind,
            aliases=tuple(aliases),
            language=language,
            rank=rank,
            folded=bytes(folded).decode(),
        )
        for family, kind, aliases, language, rank, folded in first.union(*others, all=True)
    ]


def _rows(scan: QuerySet) -> QuerySet:
    """A union of such, as "any of these" over all scans would have SQLite read the whole table."""
    return SearchEntryName.objects.filter(pk__in=scan).values_list(
        "entry__family", "entry__kind", "entry__aliases", "language", "rank", "folded"
    )


def _scan(typed: str, language: str, rank: Rank) -> QuerySet:
    """No byte of a letter is 0xff: what begins with some letters stands before them with one."""
    begin = typed.encode()
    names = SearchEntryName.objects.filter(
        Q(entry__visible_until=None) | Q(entry__visible_until__gt=timezone.now()),
        language=language,
        rank=rank,
        folded__gte=begin,
        folded__lt=begin + b"\xff",
        entry__visible=True,
    )
    return names.order_by("folded").values("pk")[:MOST_OF_A_RANK]


def _pages(families: Sequence[UUID]) -> Mapping[UUID, dict[str, Page]]:
    """The boundary: pages that anyone may see now, by family and language, as it was written first."""
    found: dict[UUID, dict[str, Page]] = defaultdict(dict)
    is_source = Exists(WorkSource.objects.filter(page_id=OuterRef("pk")))
    wanted = Page.objects.filter(translation_key__in=families, alias_of=None)
    for page in visible(wanted).select_related("locale").order_by(is_source.desc(), "pk"):
        found[page.translation_key][page.locale.language_code] = page
    return found


def _offer(asked: _Asked, matches: list[_Match], pages: Mapping[str, Page]) -> Offer | None:
    """The work as its reader gets it, if one of its names still begins so."""
    meant = next((name for match in matches if (name := _name(asked.typed, match, pages))), "")
    page = pages.get(asked.reader) or next(iter(pages.values()), None)
    url = page and (page.get_url_parts(request=asked.sites) or ("", "", ""))[2]
    if not meant or page is None or not url:
        return None
    kind = matches[0].kind
    return Offer(
        label=page.title,
        language=page.locale.language_code,
        kind=kind,
        kind_label=asked.kinds.get(kind, kind),
        url=url,
        also="" if starts_with(page.title, asked.typed, page.locale.language_code) else meant,
    )


def _name(typed: str, match: _Match, pages: Mapping[str, Page]) -> str:
    """The name that begins so, as it stands now; empty where it does no more."""
    page = pages.get(match.language)
    names = match.aliases if not match.language else (page.title,) if page else ()
    return next((name for name in names if starts_with(name, typed, match.language)), "")
