"""
Calendars that anyone's program can subscribe to: of one event, one session, the list of events, and the
events about a partner, a person, a topic, an instrument, a project.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from outlets.calendar_wording import calendar_words, notice_of
from outlets.formats.icalendar import Entry, Frame, Stamp, digest, ics, told
from outlets.found import selected
from outlets.selections import Head, Selection
from outlets.sequences import states_of
from pages.cache import keep_as
from pages.gathering import records_of
from pages.languages import language_tag
from pages.records import Meeting

_KIND = "event"
# How long a list keeps what is over, so that nobody's past weeks empty; and what never happened.
_KEPT = timedelta(days=365)
_KEPT_CANCELLED = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What calendars are told of a work now: the event itself, its sessions, and which telling it is."""

    event: Entry
    sessions: tuple[Entry, ...]
    stamp: Stamp


@require_safe
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """An event with its sessions; or the events that the page at `path` or a search lists, without theirs."""
    selection = selected(request, path, kind=_KIND)
    if selection.is_itself:
        telling = _tellings(selection)[0]
        entries = [telling.event, *telling.sessions]
        return _answer(request, selection.head, [(entry, telling.stamp) for entry in entries])
    tellings = sorted(
        _tellings(selection, since=timezone.now()),
        key=lambda telling: (telling.event.starts_at, telling.event.uid),
    )
    if tellings:
        keep_as(selection.address.unsorted().query, request)
    told_of = [(telling.event, telling.stamp) for telling in tellings]
    return _answer(request, selection.head, told_of)


@require_safe
def session_calendar(request: HttpRequest, path: str, session: UUID) -> HttpResponse:
    """One session of the event at `path`. Http404 where there is none."""
    selection = selected(request, path, kind=_KIND)
    if not selection.is_itself:
        raise Http404
    telling = _tellings(selection)[0]
    entry = next((e for e in telling.sessions if e.uid.startswith(f"{session}@")), None)
    if entry is None:
        raise Http404
    return _answer(request, selection.head, [(entry, telling.stamp)], part=entry)


def is_kept(meeting: Meeting, now: datetime) -> bool:
    """Whether a list still tells of it: what is to come, what was on for a year, a cancelled one for less."""
    kept = _KEPT_CANCELLED if meeting.status == "cancelled" else _KEPT
    return meeting.ends_at > now - kept


def _tellings(selection: Selection, since: datetime | None = None) -> list[Telling]:
    """What is told of the events selected; of those that a list keeps at a moment, if one is given."""
    words = calendar_words()
    told_of = {
        work.translation_key: told(record, words, notice_of(record.meeting))
        for work, record in zip(selection.works, records_of(selection.works), strict=True)
        if record.meeting and (since is None or is_kept(record.meeting, since))
    }
    digests = {family: digest(entries) for family, entries in told_of.items()}
    states = states_of(digests, get_language() or "")
    return [
        Telling(
            event=event,
            sessions=tuple(sessions),
            stamp=Stamp(sequence=states[family].sequence, changed_at=states[family].changed_at),
        )
        for family, (event, *sessions) in told_of.items()
    ]


def _answer(
    request: HttpRequest,
    head: Head,
    entries: Sequence[tuple[Entry, Stamp]],
    part: Entry | None = None,
) -> HttpResponse:
    """A calendar file of some works, or of a part of one."""
    site = Site.find_for_request(request)
    frame = Frame(
        name=f"{part.title if part else head.title} · {site.site_name if site else ''}",
        language=language_tag(head.locale.language_code),
        url=head.url,
    )
    content = ics(frame, entries)
    name = f"{head.name}-{part.uid[:8]}" if part else head.name
    return HttpResponse(
        content,
        headers={
            "Content-Type": "text/calendar; charset=utf-8",
            "Content-Disposition": f'inline; filename="{name}.ics"',
            "Cache-Control": "public, max-age=60",
            "ETag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
        },
    )
