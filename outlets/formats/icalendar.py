"""
iCalendar (RFC 5545, 7986): what a calendar program keeps of an event, and hears when it changes.

`told` says what is told of a work; `ics` writes calendars of it. In between somebody compares its digest
with what was told before, and so knows its sequence.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration, vUri

from outlets.formats.time_zones import time_zone
from pages.records import Meeting, Record, SessionRecord

_PRODUCT = "-//Plenary//Calendars//EN"
# How often programs should ask again. A copy costs the site one query.
_REFRESH = timedelta(hours=1)
_STATUS = {"scheduled": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
_UNZONED = ("UTC", "Etc/UTC")
# What a text may not hold: a tab pasted from a slide, half of a line's end. Lines may.
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, kw_only=True)
class Words:
    """
    What a calendar says itself, in the reader's language: patterns with a place for a title, for names or
    for an address ("Cancelled: %(title)s"), and what stands between names.
    """

    cancelled: str
    postponed: str
    organizers: str
    speakers: str
    moderators: str
    online: str
    permanent: str
    comma: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An event or a session as it is told; every time in the zone named. `language` is that of its words."""

    uid: str
    within: str
    title: str
    description: str
    place: str
    url: str
    status: str
    subjects: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Which telling of it this is, from 0, and since when it is told so."""

    sequence: int
    changed_at: datetime


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The calendar around its entries: what it is called, in which language, which page it belongs to."""

    name: str
    language: str
    url: str


def told(record: Record, words: Words, notice: str = "") -> tuple[Entry, ...]:
    """
    What is told of an event: itself, then each of its sessions. Empty for a work that is no meeting.

    `notice` is the sentence about a change, which leads its description.
    """
    if record.meeting is None:
        return ()
    case = _Case(record=record, meeting=record.meeting, words=words, notice=notice)
    event = _event(case)
    return (event, *(_session(case, event, session) for session in record.meeting.sessions))


def told_struck(
    record: Record, words: Words, sessions: Iterable[SessionRecord]
) -> tuple[Entry, ...]:
    """What is told of sessions that are struck from an event's programme: that they do not take place."""
    if record.meeting is None:
        return ()
    case = _Case(record=record, meeting=record.meeting, words=words, notice="")
    event = _event(case)
    return tuple(
        replace(
            _session(case, event, session),
            title=words.cancelled % {"title": session.title},
            status=_STATUS["cancelled"],
        )
        for session in sessions
    )


def digest(entries: Iterable[Entry]) -> str:
    """The same for the same telling, another for another."""
    text = json.dumps([asdict(entry) for entry in entries], default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def ics(frame: Frame, entries: Sequence[tuple[Entry, Stamp]]) -> bytes:
    """A calendar of entries, in the order given. The same bytes for the same telling."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar.add("name", _text(frame.name), {"language": frame.language})
    calendar.add("x-wr-calname", _text(frame.name))
    calendar.add("url", vUri(frame.url))
    calendar.add("refresh-interval", vDuration(_REFRESH), {"value": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    for name in sorted({entry.time_zone for entry, _stamp in entries} - set(_UNZONED)):
        within = [entry for entry, _stamp in entries if entry.time_zone == name]
        times = [time for entry in within for time in (entry.starts_at, entry.ends_at)]
        calendar.add_component(time_zone(name, times))
    for entry, stamp in entries:
        calendar.add_component(_component(entry, stamp))
    return calendar.to_ical(sorted=False)


# --- what is told -----------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Case:
    """An event to be told of, with the words for it."""

    record: Record
    meeting: Meeting
    words: Words
    notice: str

    @property
    def online(self) -> str:
        """Where one joins it from afar; empty where one cannot."""
        return self.meeting.online_url if self.meeting.format != "in-person" else ""

    def titled(self, title: str) -> str:
        """Many programs show no STATUS: the title says it."""
        patterns = {"cancelled": self.words.cancelled, "postponed": self.words.postponed}
        return patterns.get(self.meeting.status, "%(title)s") % {"title": title}

    def named(self, pattern: str, names: Iterable[str]) -> str:
        """A line that names some; empty for none."""
        joined = self.words.comma.join(names)
        return pattern % {"names": joined} if joined else ""

    def with_part(self, *parts: str) -> list[str]:
        return [agent.name for agent in self.record.agents if agent.part in parts]

    def uid(self, key: str) -> str:
        """The same in every language and for ever: a key and the host of the permanent address."""
        return f"{key}@{urlsplit(self.record.identifier).hostname or ''}"


def _event(case: _Case) -> Entry:
    record, meeting = case.record, case.meeting
    return Entry(
        uid=case.uid(record.identifier.rstrip("/").rsplit("/", 1)[-1]),
        within="",
        title=case.titled(record.title),
        description=_description(case),
        place=meeting.place or case.online,
        url=record.url,
        status=_STATUS[meeting.status],
        subjects=record.subjects,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        time_zone=meeting.time_zone,
        language=_tag(record.language),
    )


def _description(case: _Case) -> str:
    words = case.words
    return _paragraphs(
        _lines(case.notice, case.meeting.status_reason),
        case.record.abstract,
        # An ORGANIZER would need a mail address, and we know none.
        _lines(
            case.named(words.organizers, case.with_part("organizer", "co-organizer")),
            case.named(words.moderators, case.with_part("moderator")),
            case.named(words.speakers, case.with_part("speaker")),
            words.online % {"address": case.online} if case.online else "",
        ),
        words.permanent % {"address": case.record.identifier},
    )


def _session(case: _Case, event: Entry, session: SessionRecord) -> Entry:
    return replace(
        event,
        uid=case.uid(session.identifier),
        within=event.uid,
        title=case.titled(session.title),
        description=_paragraphs(
            _lines(case.notice, case.meeting.status_reason),
            case.record.title,
            case.named(case.words.speakers, session.speakers),
            case.words.permanent % {"address": case.record.identifier},
        ),
        starts_at=session.starts_at,
        ends_at=session.ends_at,
    )


def _lines(*lines: str) -> str:
    return "\n".join(filter(None, lines))


def _paragraphs(*paragraphs: str) -> str:
    return "\n\n".join(filter(None, paragraphs))


def _tag(language: str) -> str:
    return "zh-Hans" if language == "zh-hans" else language


# --- how it is written ------------------------------------------------


def _component(entry: Entry, stamp: Stamp) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", stamp.sequence)
    event.add("dtstamp", _moment(stamp.changed_at))
    event.add("last-modified", _moment(stamp.changed_at))
    for name, time in (("dtstart", entry.starts_at), ("dtend", entry.ends_at)):
        event.add(name, *_zoned(time, entry.time_zone))
    event.add("status", entry.status)
    said = {"summary": entry.title, "description": entry.description, "location": entry.place}
    for name, text in said.items():
        if text:
            event.add(name, _text(text), {"language": entry.language})
    if entry.subjects:
        event.add("categories", [*map(_text, entry.subjects)], {"language": entry.language})
    event.add("url", vUri(entry.url))
    if entry.within:
        event.add("related-to", entry.within, {"reltype": "PARENT"})
    return event


def _text(text: str) -> str:
    return _CONTROLS.sub(" ", text.replace("\r\n", "\n"))


def _zoned(time: datetime, zone: str) -> tuple[datetime, dict[str, str]]:
    """A time and its zone. The zone is named here: the library would turn Accra's into UTC."""
    if zone in _UNZONED:
        return time.astimezone(UTC), {}
    return time.astimezone(ZoneInfo(zone)).replace(tzinfo=None), {"tzid": zone}


def _moment(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(microsecond=0)
