from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from content.schema import codes
from content.schema.keys import Group, key
from content.schema.shapes import (
    Address,
    ByName,
    Choice,
    Code,
    Day,
    Many,
    Moment,
    Text,
    Whole,
    Work,
)
from content.schema.works import ProjectFacts, one_of_two

FORMATS = ("in-person", "online", "hybrid")
STATUSES = ("scheduled", "postponed", "cancelled")
ACCESS = ("captions", "sign-language", "step-free", "remote")
PARTS = ("speaker", "moderator")


@dataclass(frozen=True, kw_only=True)
class Registration:
    """How to say that one comes. Who came is nobody's business here."""

    url: str = key(Address(), "Where to register.", required=True)
    deadline: date | None = key(Day(), "The last day to register.")
    capacity: int | None = key(Whole(), "How many places there are.")


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Someone who speaks: a person with a page, or a name."""

    person: str = key(Work(section="persons"), "A person with a page here.")
    name: str = key(Text(limit=120), "Or the name of someone without a page.")
    part: str = key(Choice(of=PARTS), "What they do.", required=True)

    def faults(self) -> Iterator[str]:
        yield from one_of_two(self.person, self.name)

    @property
    def handle(self) -> str:
        """How the other keys call them: by slug, else by name."""
        return self.person.removeprefix("persons/") or self.name


@dataclass(frozen=True, kw_only=True)
class SpeakerRole:
    """What someone was on the day of the event."""

    role: str = key(Text(limit=250), "Their role.")
    affiliation: str = key(Text(limit=250), "Their organization.")


@dataclass(frozen=True, kw_only=True)
class Session:
    """A part of an event with its own time."""

    id: str = key(Text(limit=60), "A word of your own that names it in this work.", required=True)
    starts_at: datetime | None = key(Moment(), "When it starts.", required=True)
    ends_at: datetime | None = key(Moment(), "When it ends.", required=True)
    speakers: tuple[str, ...] = key(
        Many(of=Text(limit=120)), "Who speaks in it, by slug or name as under `speakers`."
    )

    def faults(self) -> Iterator[str]:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            yield "A session ends after it starts."


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A document of the event: `pdf/<id>.pdf` beside the texts."""

    id: str = key(Text(limit=60), "The name of the file without `.pdf`.", required=True)
    language: str = key(Code(vocabulary=codes.WRITTEN), "Its language.", required=True)


@dataclass(frozen=True, kw_only=True)
class Recording:
    """What was recorded, to watch or to listen to elsewhere."""

    language: str = key(Code(vocabulary=codes.SPOKEN), "What is spoken in it.", required=True)
    url: str = key(Address(), "Where it is.", required=True)
    transcript: str = key(
        Text(limit=60), "What is said, as `pdf/<name>.pdf` beside the texts: the name."
    )


@dataclass(frozen=True, kw_only=True)
class Event(ProjectFacts):
    """A meeting held in the margins of a conference."""

    section: ClassVar[str] = "events"

    starts_at: datetime | None = key(Moment(), "When it starts, by its own clocks.", required=True)
    ends_at: datetime | None = key(Moment(), "When it ends, by its own clocks.", required=True)
    time_zone: str = key(Code(vocabulary=codes.ZONES), "The zone of all its times.", required=True)
    venue: str = key(Text(limit=250), "Where people meet.", translated=True)
    format: str = key(Choice(of=FORMATS), "How people meet.", required=True)
    online_url: str = key(Address(), "Where people meet online.")
    languages: tuple[str, ...] = key(Many(of=Code(vocabulary=codes.SPOKEN)), "What is spoken.")
    interpretation: tuple[str, ...] = key(
        Many(of=Code(vocabulary=codes.SPOKEN)), "What it is interpreted into."
    )
    participation: tuple[str, ...] = key(Many(of=Choice(of=ACCESS)), "How it can be taken part in.")
    registration: Registration | None = key(Group(of=Registration), "How to register.")
    status: str = key(Choice(of=STATUSES, nothing="scheduled"), "What was decided about it.")
    status_reason: str = key(
        Text(limit=300), "Why it was postponed, moved or cancelled.", translated=True
    )
    previous_starts_at: datetime | None = key(Moment(), "When it was to start before it was moved.")
    speakers: tuple[Speaker, ...] = key(Many(of=Group(of=Speaker)), "Who speaks, in order.")
    speaker_roles: Mapping[str, SpeakerRole] = key(
        ByName(name="speaker (slug or name)", of=Group(of=SpeakerRole)),
        "Who they were that day.",
        translated=True,
    )
    sessions: tuple[Session, ...] = key(Many(of=Group(of=Session)), "The parts of the event.")
    session_titles: Mapping[str, str] = key(
        ByName(name="session (its id)", of=Text(limit=250)),
        "What the sessions are called.",
        translated=True,
    )
    documents: tuple[Paper, ...] = key(Many(of=Group(of=Paper)), "Its papers, as PDFs.")
    document_titles: Mapping[str, str] = key(
        ByName(name="document (its id)", of=Text(limit=250)),
        "What its papers are called.",
        translated=True,
    )
    recordings: tuple[Recording, ...] = key(Many(of=Group(of=Recording)), "What was recorded.")
    report: str = key(Work(section="research"), "The work in which it was written up.")
    attendance: int | None = key(Whole(), "How many took part.")
    organisations_present: tuple[str, ...] = key(
        Many(of=Work(section="partners")), "Organizations that were there."
    )
    decisions: tuple[str, ...] = key(
        Many(of=Text(limit=1000)), "What came of it, a sentence each.", translated=True
    )

    def faults(self) -> Iterator[tuple[str, str]]:
        yield from super().faults()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            yield "ends_at", "An event ends after it starts."
        if self.status != "scheduled" and not self.status_reason:
            yield "status_reason", "Say in `status_reason` why; visitors read it."
        if self.format == "in-person" and not self.venue:
            yield "venue", "Say in `venue` where people meet."
        yield from self._faults_of_clocks()
        yield from self._faults_of_speakers()
        yield from self._faults_of_sessions()
        yield from self._faults_of_papers()

    def files_beside(self) -> Iterator[tuple[str, str]]:
        yield from super().files_beside()
        for paper in filter(None, self.documents):
            yield "documents", f"pdf/{paper.id}.pdf"
        for recording in filter(None, self.recordings):
            if recording.transcript:
                yield "recordings", f"pdf/{recording.transcript}.pdf"

    def moment(self, local: datetime) -> datetime:
        """A time by the event's own clocks, as a moment of the world."""
        return local.replace(tzinfo=ZoneInfo(self.time_zone)).astimezone(UTC)

    def _faults_of_clocks(self) -> Iterator[tuple[str, str]]:
        times = [("starts_at", self.starts_at), ("ends_at", self.ends_at)]
        times += [("previous_starts_at", self.previous_starts_at)]
        times += [("sessions", time) for s in self.sessions for time in (s.starts_at, s.ends_at)]
        for name, local in times:
            if (
                local
                and self.moment(local).astimezone(ZoneInfo(self.time_zone)).replace(tzinfo=None)
                != local
            ):
                yield name, f"The clocks skip {local:%H:%M} on that day. Write another time."

    def _faults_of_speakers(self) -> Iterator[tuple[str, str]]:
        handles = {speaker.handle for speaker in self.speakers}
        if len(handles) < len(self.speakers):
            yield "speakers", "Someone stands twice among the speakers."
        for key_name, named in (
            ("speaker_roles", self.speaker_roles),
            ("sessions", [name for session in self.sessions for name in session.speakers]),
        ):
            for name in named:
                if name not in handles:
                    yield key_name, f"“{name}” is not among the `speakers`."

    def _faults_of_sessions(self) -> Iterator[tuple[str, str]]:
        names = {session.id for session in self.sessions}
        if len(names) < len(self.sessions):
            yield "sessions", "Two sessions have the same `id`."
        for name in self.session_titles:
            if name not in names:
                yield "session_titles", f"“{name}” is not the `id` of a session."
        for name in sorted(names - self.session_titles.keys()):
            yield "session_titles", f"The session “{name}” has no title."
        for session in self.sessions:
            if self.starts_at and session.starts_at and session.starts_at < self.starts_at:
                yield "sessions", f"The session “{session.id}” starts before the event."
            if self.ends_at and session.ends_at and session.ends_at > self.ends_at:
                yield "sessions", f"The session “{session.id}” ends after the event."

    def _faults_of_papers(self) -> Iterator[tuple[str, str]]:
        names = {paper.id for paper in self.documents}
        if len(names) < len(self.documents):
            yield "documents", "Two documents have the same `id`."
        for name in self.document_titles:
            if name not in names:
                yield "document_titles", f"“{name}” is not the `id` of a document."
        for name in sorted(names - self.document_titles.keys()):
            yield "document_titles", f"The document “{name}” has no title."
