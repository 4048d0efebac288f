"""
The worker's part for Elasticsearch: take works over into each live generation, in their version.

The version is drawn first and the content read after it, so what is written is never older than what
it says. Every row of a bulk answer is judged; what was not taken is tried again, and parked in the end.
"""

import logging
import time
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from jobs.faults import fault_point
from search import entries
from search.engines.base import EngineError
from search.engines.elasticsearch import ElasticsearchEngine
from search.facets import all_facets
from search.models import Generation, SearchCopy, SearchWork

log = logging.getLogger(__name__)

BATCH = 100
LEASE = timedelta(seconds=60)
CONFLICT = 409
# Not the document's fault: tried again for as long as it takes.
_TOO_BUSY = frozenset({429, 502, 503, 504})


def copy_due(engine: ElasticsearchEngine, *, within: timedelta = timedelta(seconds=10)) -> int:
    """Pay what live generations are owed. Returns how many works were written; raises EngineError."""
    until = time.monotonic() + within.total_seconds()
    written = 0
    # Serving, then kept, then being built: whoever reads comes first.
    for generation in Generation.objects.filter(state__in=Generation.LIVE).order_by("-state"):
        while time.monotonic() < until:
            copies = _claim(generation)
            if not copies:
                break
            try:
                _write(engine, generation, copies)
            except EngineError:
                _release(copies)
                raise
            written += len(copies)
    return written


def due(generation: Generation) -> int:
    """How many works a generation is still owed, but for those that are parked."""
    owed = SearchCopy.objects.filter(generation=generation, version__lt=F("wanted"))
    return owed.filter(parked_at=None).count()


def _claim(generation: Generation) -> list[SearchCopy]:
    """Lease a batch, hidden works first. Two workers never hold the same row at a time."""
    now = timezone.now()
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    owed = SearchCopy.objects.filter(
        SearchCopy.due(), free, generation=generation, version__lt=F("wanted")
    )
    ids = list(owed.order_by("-hides", "wanted").values_list("pk", flat=True)[:BATCH])
    if not ids:
        return []
    claim = uuid4()
    owed.filter(pk__in=ids).update(claimed_by=claim, claimed_until=now + LEASE)
    return list(SearchCopy.objects.filter(pk__in=ids, claimed_by=claim))


def _write(
    engine: ElasticsearchEngine, generation: Generation, copies: Sequence[SearchCopy]
) -> None:
    families = [copy.family for copy in copies]
    versions = dict(SearchWork.objects.filter(family__in=families).values_list("family", "version"))
    fault_point("search.version_drawn")
    documents = entries.stored(families)
    facets = all_facets()
    rows = [(versions[family], documents[family].as_source(facets)) for family in families]
    hides = any(copy.hides for copy in copies)
    refused = engine.write(generation.index, rows, refresh=hides)
    fault_point("search.written")
    taken = [copy for copy in copies if str(copy.family) not in refused]
    _acknowledge(taken, versions)
    conflicts = []
    for copy in copies:
        status, reason = refused.get(str(copy.family), (0, ""))
        if status == CONFLICT:
            conflicts.append(copy)
        elif status:
            _put_off(copy, status, reason)
    if conflicts:
        _settle_conflicts(engine, generation, conflicts)


def _acknowledge(copies: Sequence[SearchCopy], versions: dict[UUID, int]) -> None:
    """What was written counts up to its version; a newer change in between leaves the row due."""
    for copy in copies:
        copy.version = max(copy.version, versions[copy.family])
        copy.attempts, copy.last_error = 0, ""
        copy.next_attempt_at = copy.parked_at = copy.claimed_by = copy.claimed_until = None
    SearchCopy.objects.bulk_update(
        copies,
        [
            "version",
            "attempts",
            "last_error",
            "next_attempt_at",
            "parked_at",
            "claimed_by",
            "claimed_until",
        ],
    )


def _put_off(copy: SearchCopy, status: int, reason: str) -> None:
    attempts = min(copy.attempts, SearchCopy.MOST - 2) if status in _TOO_BUSY else copy.attempts
    failure = SearchCopy.after_failure(attempts, f"{status}: {reason}")
    SearchCopy.objects.filter(pk=copy.pk).update(**failure, claimed_by=None, claimed_until=None)
    log.error("not taken by %s: %s: %s", copy.generation_id, copy.family, reason)


def _release(copies: Sequence[SearchCopy]) -> None:
    SearchCopy.objects.filter(pk__in=[copy.pk for copy in copies]).update(
        claimed_by=None, claimed_until=None
    )


def _settle_conflicts(
    engine: ElasticsearchEngine, generation: Generation, copies: Sequence[SearchCopy]
) -> None:
    """
    It holds a newer version. Fine, if that is no newer than ours by now: another worker was quicker.
    Else it has seen a future that we do not know, such as before a backup was restored: ours goes ahead.
    """
    held = engine.versions(generation.index, [str(copy.family) for copy in copies])
    now = dict(
        SearchWork.objects.filter(family__in=[copy.family for copy in copies]).values_list(
            "family", "version"
        )
    )
    quicker = [copy for copy in copies if held.get(str(copy.family), 0) <= now[copy.family]]
    _acknowledge(quicker, {copy.family: held.get(str(copy.family), 0) for copy in quicker})
    for copy in copies:
        if copy not in quicker:
            version = held[str(copy.family)]
            log.error("drift: %s holds %s of %s", generation.index, version, copy.family)
            _go_ahead(copy.family, version)
    _release([copy for copy in copies if copy not in quicker])


def _go_ahead(family: UUID, version: int) -> None:
    with transaction.atomic():
        work = SearchWork.objects.select_for_update().get(pk=family)
        work.version = max(work.version, version) + 1
        work.save(update_fields=["version"])
        SearchCopy.objects.filter(family=family).update(wanted=work.version)
