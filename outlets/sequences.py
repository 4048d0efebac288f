"""
Which telling of a work this is: calendars are told a number that rises when what they are told changes.

It is found when a calendar is served, by comparing with what was told before. So every cause counts that
changes an entry, a partner's new name as well as a new venue, and none that does not.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from outlets.models import CalendarState

type States = dict[UUID, CalendarState]


def states_of(digests: Mapping[UUID, str], language: str) -> States:
    """
    The state of each work, brought in line with what is now told of it in a language.

    One query, and nothing is written, while nothing has changed.
    """
    states = _kept(digests, language)
    changed = {family for family, digest in digests.items() if _differs(states, family, digest)}
    if not changed:
        return states
    return states | _written({family: digests[family] for family in changed}, language)


def _kept(families: Collection[UUID], language: str) -> States:
    rows = CalendarState.objects.filter(family__in=families, language=language)
    return {row.family: row for row in rows}


def _differs(states: States, family: UUID, digest: str) -> bool:
    return family not in states or states[family].digest != digest


@transaction.atomic
def _written(digests: Mapping[UUID, str], language: str) -> States:
    """
    Write what differs, under a lock on all that is kept of the works.

    Whoever comes second waits, reads what the first one wrote, and counts on from there: no number is given
    twice. Rows that are not there yet are made first, as only a row can be locked; on SQLite the
    transaction is the lock.
    """
    first = [
        CalendarState(family=family, language=language, digest="") for family in sorted(digests)
    ]
    CalendarState.objects.bulk_create(first, ignore_conflicts=True)
    locked = CalendarState.objects.select_for_update().filter(family__in=digests)
    rows: dict[UUID, list[CalendarState]] = defaultdict(list)
    for row in locked.order_by("family", "language"):
        rows[row.family].append(row)
    now = timezone.now()
    states: States = {}
    stale: States = {}
    for family in sorted(digests):
        states[family] = next(row for row in rows[family] if row.language == language)
        if _differs(states, family, digests[family]):
            stale[family] = CalendarState(
                family=family,
                language=language,
                digest=digests[family],
                sequence=_next(states[family], rows[family]),
                changed_at=now,
            )
    CalendarState.objects.bulk_create(
        stale.values(),
        update_conflicts=True,
        unique_fields=["family", "language"],
        update_fields=["digest", "sequence", "changed_at"],
    )
    return states | stale


def _next(own: CalendarState, rows: Collection[CalendarState]) -> int:
    """
    The number of a telling that differs from the last one: one more, and none below another language's, as
    the entry is the same one in all of them. 0 for what was never told.
    """
    others = [row.sequence for row in rows if row.digest and row.language != own.language]
    return max(own.sequence + 1 if own.digest else 0, *others, 0)
