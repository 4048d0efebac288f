"""
The search compared with the pages: every work as anyone may see it now, as it stands in its entry, and as
each index holds it. What differs is written again; nothing here decides what may be seen.

A day's round: each few minutes a part of the works, so that a large library is never read at one go; the
indexes, whose contents are versions and digests, once a night.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import batched
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from search import entries, generations, outbox
from search.engines.base import EngineError
from search.engines.database.words import words
from search.engines.elasticsearch import ElasticsearchEngine
from search.indexing import documents_of
from search.models import (
    Generation,
    SearchChange,
    SearchCopy,
    SearchEntry,
    SearchEntryText,
    SearchWork,
    Verification,
)

log = logging.getLogger(__name__)

BATCH = 50
PARTS = 256
KEPT_FOR = timedelta(days=30)
VERIFIED = (Generation.State.SERVING, Generation.State.KEPT)

type Batches = Iterable[tuple[UUID, ...]]


@dataclass(frozen=True, kw_only=True)
class Findings:
    """How many works were compared, and which differ: as entries, and by the name of an index."""

    works: int = 0
    entries: frozenset[UUID] = frozenset()
    copies: Mapping[str, frozenset[UUID]] = field(default_factory=dict)

    @property
    def differing(self) -> frozenset[UUID]:
        return self.entries.union(*self.copies.values())


def compare_entries(
    families: Collection[UUID], shown: Callable[[Batches, int], Batches] | None = None
) -> Findings:
    """Works whose rows or words are not what their pages say; those that wait to be settled are not asked."""
    batches: Batches = batched(sorted(families, key=str), BATCH, strict=False)
    if shown:
        batches = shown(batches, len(families))
    suspects = [family for batch in batches for family in _differing(batch)]
    # Looked at twice: whoever published in between is no fault.
    again = batched(suspects, BATCH, strict=False)
    wrong = {family for batch in again for family in _differing(batch)}
    return Findings(works=len(families), entries=frozenset(wrong - _waiting(wrong)))


def compare_copies(engine: ElasticsearchEngine) -> Findings:
    """Works that an index in use does not hold as their entries say. Raises EngineError."""
    engine.ping()
    found = {}
    for generation in Generation.objects.filter(state__in=VERIFIED):
        wrong = generations.differences(engine, generation) - generations.moving(generation)
        if wrong:
            found[generation.index] = frozenset(wrong)
    return Findings(works=SearchWork.objects.count(), copies=found)


def every_work() -> set[UUID]:
    """All that has a page, or an entry whose pages may be gone."""
    return _works(Page.objects.all(), SearchEntry.objects.all())


def mend(findings: Findings) -> None:
    """Have what differs written again, by whoever settles changes and pays copies."""
    wrong = sorted(findings.entries, key=str)
    for batch in batched(wrong, outbox.BATCH, strict=False):
        with transaction.atomic():
            SearchEntry.objects.filter(family__in=batch).update(digest="")
            outbox.changed(batch, "differed")
    for index, families in findings.copies.items():
        generation = Generation.objects.get(index=index)
        _know(families)
        generations.owe_all(generation)
        SearchCopy.objects.filter(generation=generation, family__in=families).update(version=0)


def part_of_the_day() -> Findings:
    """The part of the works whose turn it is by the clock; in a day each work has its turn once."""
    turn = int(time.time() * PARTS / 86_400) % PARTS
    return verified(lambda: compare_entries(_part(turn)))


def every_copy(engine: ElasticsearchEngine) -> Findings:
    """All indexes in use, at one go; first what one of them was never told of."""
    for generation in Generation.objects.filter(state__in=VERIFIED):
        missed = generations.owe_all(generation)
        if missed:
            log.error("drift: %s had not been told of %s works", generation.index, missed)
    return verified(lambda: compare_copies(engine))


def verified(compare: Callable[[], Findings]) -> Findings:
    """Compare, write it down, and mend."""
    findings, error = Findings(), ""
    try:
        findings = compare()
    except EngineError as problem:
        error = str(problem)
        raise
    finally:
        now = timezone.now()
        Verification.objects.filter(at__lt=now - KEPT_FOR).delete()
        Verification.objects.create(
            at=now,
            works=findings.works,
            entries=len(findings.entries),
            copies=sum(map(len, findings.copies.values())),
            error=error,
        )
    for family in sorted(findings.differing, key=str)[:20]:
        log.error("the search differs from the pages: %s", family)
    mend(findings)
    return findings


def _differing(families: Collection[UUID]) -> list[UUID]:
    kept = entries.stored(families)
    wordless = set(_without_words(families))
    return [
        family
        for family, document in documents_of(families).items()
        if document.digest() != kept[family].digest() or family in wordless
    ]


def _without_words(families: Collection[UUID]) -> list[UUID]:
    """Works with a text that the database's own search has no words of."""
    texts = SearchEntryText.objects.filter(entry__family__in=families)
    ids = dict(texts.values_list("pk", "entry__family"))
    if not ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(words().lacking(ids))
        return [ids[pk] for (pk,) in cursor.fetchall()]


def _waiting(families: Collection[UUID]) -> set[UUID]:
    """Works that are known to be behind: their change waits, or is parked under Reports."""
    rows = SearchChange.objects.filter(family__in=families)
    return set(rows.values_list("family", flat=True))


def _part(turn: int) -> set[UUID]:
    first, step = UUID(int=turn << 120), 1 << 120
    last = UUID(int=first.int + step - 1)
    return _works(
        Page.objects.filter(translation_key__range=(first, last)),
        SearchEntry.objects.filter(family__range=(first, last)),
    )


def _works(pages: QuerySet[Page], kept: QuerySet[SearchEntry]) -> set[UUID]:
    """The works of some pages, without that of the root, and of some entries."""
    written = pages.filter(depth__gt=1).values_list("translation_key", flat=True)
    return {*written, *kept.values_list("family", flat=True)}


def _know(families: Collection[UUID]) -> None:
    """Works that only an index knows get a version, so that the index can be told that they are gone."""
    known = set(SearchWork.objects.filter(family__in=families).values_list("family", flat=True))
    SearchWork.objects.bulk_create(
        [
            SearchWork(family=family, version=outbox.version_of_now())
            for family in families
            if family not in known
        ],
        ignore_conflicts=True,
    )
