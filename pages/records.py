"""
A work, as every outside format needs it: JSON-LD, Atom, BibTeX, iCalendar, Dublin Core.

A page type fills in one Record; a format is one pure function of it. So a new type speaks every format,
and a new format knows every type.
"""

from dataclasses import dataclass
from datetime import date, datetime

# A record has a `date`, which hides the type's name below it.
type Day = date

# Who did what, once for models, facets and formats.
ORGANIZATION_PARTS = ("organizer", "co-organizer", "sponsor", "supporter", "publisher", "funder")
PERSON_PARTS = ("speaker", "moderator", "author", "editor", "quoted")


@dataclass(frozen=True, kw_only=True)
class Agent:
    """A person or an organization, with its part in a work (one of the parts above)."""

    name: str
    part: str
    is_person: bool = True
    url: str = ""
    role: str = ""
    # The permanent address of who has a page.
    identifier: str = ""


@dataclass(frozen=True, kw_only=True)
class SessionRecord:
    """A part of a meeting. `identifier` is a UUID, the same in every language; times carry the zone."""

    identifier: str
    title: str
    starts_at: datetime
    ends_at: datetime
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """When and where something happens, and whether it still does. Times carry the event's zone."""

    starts_at: datetime
    ends_at: datetime
    time_zone: str
    place: str
    format: str
    status: str
    online_url: str = ""
    previous_starts_at: datetime | None = None
    status_reason: str = ""
    sessions: tuple[SessionRecord, ...] = ()
    # Seats, and the codes of the languages that are spoken.
    capacity: int | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FileRecord:
    """A file of a work, in one language."""

    language: str
    url: str
    media_type: str
    size: int
    pages: int | None = None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The picture of a work: an absolute address, pixels, and what it shows in words."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, kw_only=True)
class Crumb:
    """A step on the way from the front page to a work."""

    title: str
    url: str
    identifier: str = ""
    schema_type: str = "WebPage"


@dataclass(frozen=True, kw_only=True)
class Named:
    """Another work, as one that names it gives it: what it is, and its permanent address."""

    identifier: str
    schema_type: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Version:
    """A work in a language that anyone may read, this one included. The source is what others translate."""

    language: str
    url: str
    is_source: bool = False


@dataclass(frozen=True, kw_only=True)
class House:
    """Who publishes the site and shows the works: what a Record does not say of itself."""

    name: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Record:
    """A work in one language. `identifier` is its permanent address, `kind` the word of our addresses."""

    identifier: str
    kind: str
    schema_type: str
    language: str
    title: str
    abstract: str
    url: str
    date: date | None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    agents: tuple[Agent, ...] = ()
    meeting: Meeting | None = None
    picture: Picture | None = None
    files: tuple[FileRecord, ...] = ()
    subjects: tuple[str, ...] = ()
    trail: tuple[Crumb, ...] = ()
    # What kind of work within its kind: report, brief, guide; ngo; convention.
    genre: str = ""
    # The same as a word for people, in the record's language.
    genre_name: str = ""
    keywords: tuple[str, ...] = ()
    # Which version of its files is the current one: "2". Empty where there was only ever one.
    version: str = ""
    symbol: str = ""
    doi: str = ""
    isbn: str = ""
    licence: str = ""
    acronym: str = ""
    place: str = ""
    site: str = ""
    # In which languages it may be read, in the order of their codes.
    versions: tuple[Version, ...] = ()
    about: tuple[Named, ...] = ()
    mentions: tuple[Named, ...] = ()
    # Other names of an organization, those it had before among them.
    names: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()
    # Of a person: what they are, and where.
    role: str = ""
    affiliation: Named | None = None
    # Of an instrument.
    adopted_on: Day | None = None
    in_force_on: Day | None = None
