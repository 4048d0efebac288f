"""
Changes that no crash may lose.

Whoever changes something that visitors find says so here, inside the transaction of the change: one
row, which commits or rolls back with it. Right after the commit the works are brought up to date, each
in a short transaction of its own; what is left, the worker does.
"""

import logging
import time
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from jobs import content_version
from jobs.faults import fault_point
from search import entries
from search.models import Lane, SearchChange, SearchEntry, SearchEntryValue, SearchWork
from search.owing import owe

log = logging.getLogger(__name__)

# More works than these wait for the worker, so that whoever publishes does not.
INLINE = 25
BATCH = 500


def changed(families: Iterable[UUID], why: str, *, lane: Lane = Lane.EDIT) -> None:
    """Say that works changed. The only thing that receivers call; safe in any transaction."""
    works = sorted(set(families), key=str)
    SearchChange.objects.bulk_create(
        (SearchChange(family=family, why=why[:40], lane=lane) for family in works), batch_size=BATCH
    )
    transaction.on_commit(partial(settle, works, lane), robust=True)


def settle(families: Sequence[UUID], lane: Lane = Lane.EDIT) -> None:
    """Bring works up to date right after a commit. What fails stays for the worker."""
    fault_point("search.committed")
    if lane is Lane.HIDE and len(families) > INLINE:
        _hide_at_once(families)
    if lane is Lane.ECHO:
        return
    first = families[:INLINE]
    waiting = set(
        SearchChange.objects.filter(family__in=first, spreads=False).values_list(
            "family", flat=True
        )
    )
    for family in first:
        if family in waiting:
            _try_to_settle(family)


def settle_one(family: UUID) -> bool:
    """Bring one work up to date. False if nothing was waiting."""
    with transaction.atomic():
        settled = _settle([family])
    fault_point("search.settled")
    return settled


def changed_many(families: Collection[UUID]) -> None:
    """
    For bulk writers: bring works up to date at once, inside the caller's transaction.

    Their pages are written already, in all languages. The works stay locked until that transaction ends.
    """
    works = sorted(set(families), key=str)
    SearchChange.objects.bulk_create(
        (SearchChange(family=family, why="loaded") for family in works), batch_size=BATCH
    )
    _settle(works)


def settle_rest(*, within: timedelta = timedelta(seconds=10)) -> int:
    """The worker's part: whatever is left, a work at a time. Returns how many works were settled."""
    until = time.monotonic() + within.total_seconds()
    settled = 0
    _spread()
    for family in _waiting():
        settled += _try_to_settle(family)
        if time.monotonic() > until:
            break
    return settled


def _settle(families: Sequence[UUID]) -> bool:
    """Lock first, then read: what is read after the lock is never older than what another has written."""
    SearchWork.objects.bulk_create(
        (SearchWork(family=family) for family in families), ignore_conflicts=True
    )
    locked = SearchWork.objects.select_for_update().filter(family__in=families).order_by("family")
    works = {work.family: work for work in locked}
    waiting = SearchChange.objects.filter(family__in=families, spreads=False)
    ids = list(waiting.values_list("pk", flat=True))
    if not ids:
        return False
    fault_point("search.changes_read")
    written = entries.write(families)
    _raise_versions([works[family] for family in written])
    if written:
        owe(written, {family: works[family].version for family in written})
        _spread_later([family for family, entry in written.items() if entry.is_renamed])
        content_version.bump("search")
    SearchChange.objects.filter(pk__in=ids).delete()
    failed = [work.family for work in works.values() if work.attempts]
    if failed:
        SearchWork.objects.filter(family__in=failed).update(
            attempts=0, next_attempt_at=None, parked_at=None, last_error=""
        )
    return True


def version_of_now() -> int:
    """Microseconds since 1970: after a backup is restored, versions are above all that were given before."""
    return time.time_ns() // 1000


def _raise_versions(works: Sequence[SearchWork]) -> None:
    now = version_of_now()
    for work in works:
        work.version = max(work.version + 1, now)
    SearchWork.objects.bulk_update(works, ["version"], batch_size=BATCH)


def _try_to_settle(family: UUID) -> bool:
    try:
        return settle_one(family)
    except Exception as problem:
        log.exception("not settled: %s", family)
        try:
            _note_failure(family, repr(problem))
        except Exception:
            log.exception("not noted: %s", family)
        return False


def _note_failure(family: UUID, error: str) -> None:
    work, _made = SearchWork.objects.get_or_create(family=family)
    SearchWork.objects.filter(pk=family).update(**SearchWork.after_failure(work.attempts, error))


def _waiting() -> list[UUID]:
    """Works that wait, hidden ones first; not those that wait for their next attempt, or are parked."""
    resting = SearchWork.objects.exclude(SearchWork.due()).values("family")
    rows = (
        SearchChange.objects.filter(spreads=False)
        .exclude(family__in=resting)
        .values("family")
        .annotate(turn=Min("lane"), first=Min("id"))
        .order_by("turn", "first")
    )
    return [row["family"] for row in rows[:BATCH]]


def _hide_at_once(families: Sequence[UUID]) -> None:
    """Take many works out of all lists and counts now; each is looked at again in its turn."""
    for start in range(0, len(families), BATCH):
        part = families[start : start + BATCH]
        SearchEntry.objects.filter(family__in=part).update(visible=False, digest="")


def _spread_later(families: Sequence[UUID]) -> None:
    """Works that name one whose name changed, or that was hidden, follow in their own lane."""
    named = SearchEntryValue.objects.filter(value__in=map(str, families)).exclude(
        entry__family__in=families
    )
    keys = set(named.values_list("value", flat=True).distinct()) if families else set()
    SearchChange.objects.bulk_create(
        SearchChange(family=UUID(key), why="renamed", lane=Lane.ECHO, spreads=True)
        for key in sorted(keys)
    )


def _spread() -> None:
    """Look up who names what changed: now, after the commit, so that nobody is missed."""
    for change in SearchChange.objects.filter(spreads=True).order_by("pk")[:10]:
        with transaction.atomic():
            naming = SearchEntry.objects.filter(values_of__value=str(change.family))
            families = naming.exclude(family=change.family).values_list("family", flat=True)
            SearchChange.objects.bulk_create(
                (
                    SearchChange(family=family, why="names what changed", lane=Lane.ECHO)
                    for family in families.distinct()
                ),
                batch_size=BATCH,
            )
            change.delete()


def lag() -> tuple[int, timedelta]:
    """How many changes wait, and for how long the oldest has."""
    waiting = SearchChange.objects.order_by("at")
    oldest = waiting.first()
    return waiting.count(), timezone.now() - oldest.at if oldest else timedelta()
