"""
Calendars that anyone's program can subscribe to: of one event, one session, the list of events, and the
events about a partner, a person, a topic, an instrument, a project.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Site

from outlets.calendar_wording import calendar_words, notice_of
from outlets.formats.icalendar import Entry, Frame, Stamp, digest, ics, told, told_struck
from outlets.found import selected
from outlets.selections import Head, Selection
from outlets.sequences import states_of
from outlets.struck import KEPT as KEPT_CANCELLED
from outlets.struck import struck_from
from pages.cache import keep_as
from pages.gathering import records_of
from pages.languages import language_tag
from pages.records import Meeting, Record

_KIND = "event"
# How long a list keeps what is over, so that nobody's past weeks empty.
_KEPT = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What calendars are told of a work now: the event itself, its sessions, and which telling it is."""

    record: Record
    event: Entry
    sessions: tuple[Entry, ...]
    stamp: Stamp


@require_safe
def calendar(request: HttpRequest, path: str) -> HttpResponse:
    """An event with its sessions; or the events that the page at `path` or a search lists, without theirs."""
    selection = selected(request, path, kind=_KIND)
    if selection.is_itself:
        telling = _own_telling(selection)
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
    """One session of the event at `path`, also one that is struck. Http404 where there is none."""
    selection = selected(request, path, kind=_KIND)
    if not selection.is_itself:
        raise Http404
    telling = _own_telling(selection)
    entry = next((e for e in telling.sessions if e.uid.startswith(f"{session}@")), None)
    if entry is None:
        raise Http404
    return _answer(request, selection.head, [(entry, telling.stamp)], part=entry)


def is_kept(meeting: Meeting, now: datetime) -> bool:
    """Whether a list still tells of it: what is to come, what was on for a year, a cancelled one for less."""
    kept = KEPT_CANCELLED if meeting.status == "cancelled" else _KEPT
    return meeting.ends_at > now - kept


def _own_telling(selection: Selection) -> Telling:
    """What is told of one event, with the sessions that are struck from its programme."""
    telling = _tellings(selection)[0]
    meeting = telling.record.meeting
    struck = struck_from(
        selection.works[0].translation_key,
        meeting.sessions if meeting else (),
        get_language() or "",
    )
    entries = told_struck(telling.record, calendar_words(), struck)
    return replace(telling, sessions=(*telling.sessions, *entries))


def _tellings(selection: Selection, since: datetime | None = None) -> list[Telling]:
    """What is told of the events selected; of those that a list keeps at a moment, if one is given."""
    words = calendar_words()
    records = {
        work.translation_key: record
        for work, record in zip(selection.works, records_of(selection.works), strict=True)
        if record.meeting and (since is None or is_kept(record.meeting, since))
    }
    told_of = {
        family: told(record, words, notice_of(record.meeting))
        for family, record in records.items()
        if record.meeting
    }
    digests = {family: digest(entries) for family, entries in told_of.items()}
    states = states_of(digests, get_language() or "")
    return [
        Telling(
            record=records[family],
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
