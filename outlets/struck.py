"""
Sessions that calendars were told of and that are struck from the programme.

Whoever has one in a calendar must hear that it does not take place: a program that asks again and no longer
finds it keeps it or drops it as it likes.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from outlets.models import ToldSession
from pages.records import SessionRecord

# How long after its planned end calendars tell that something does not take place.
KEPT = timedelta(days=90)


def struck_from(
    family: UUID, sessions: Iterable[SessionRecord], language: str
) -> list[SessionRecord]:
    """
    Sessions told of before in a language that are no longer among an event's, in order of time, until 90 days
    after their planned end. What is told now is remembered for as long.

    One query, and nothing is written, while nothing has changed.
    """
    since = timezone.now() - KEPT
    rows = ToldSession.objects.filter(family=family, language=language, ends_at__gt=since)
    known = {str(row.session): _as_record(row) for row in rows}
    here = {session.identifier: session for session in sessions}
    _remember(
        ToldSession(
            family=family,
            session=UUID(key),
            language=language,
            title=session.title,
            starts_at=session.starts_at,
            ends_at=session.ends_at,
        )
        for key, session in here.items()
        if session.ends_at > since and (key not in known or _told(known[key]) != _told(session))
    )
    struck = [known[key] for key in known.keys() - here.keys()]
    return sorted(struck, key=lambda session: (session.starts_at, session.identifier))


def forget() -> None:
    """What calendars do not tell any more is not kept either."""
    ToldSession.objects.filter(ends_at__lte=timezone.now() - KEPT).delete()


def _as_record(row: ToldSession) -> SessionRecord:
    return SessionRecord(
        identifier=str(row.session),
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
    )


def _told(session: SessionRecord) -> tuple[str, datetime, datetime]:
    return session.title, session.starts_at, session.ends_at


def _remember(rows: Iterable[ToldSession]) -> None:
    """Two processes at once write the same."""
    ToldSession.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["family", "session", "language"],
        update_fields=["title", "starts_at", "ends_at"],
    )
