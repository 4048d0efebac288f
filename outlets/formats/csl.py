"""CSL-JSON: what reference managers exchange, and what citations are formatted from."""

from collections.abc import Iterable
from typing import Any

from outlets.formats.citing import (
    citation_key,
    citation_type,
    names,
    one_line,
    publisher,
)
from pages.languages import language_tag
from pages.records import House, Record

# Who did what, in CSL's words. Who only spoke did not write it.
_NAMES = {
    "author": ("author",),
    "editor": ("editor",),
    "organizer": ("organizer", "co-organizer"),
    "chair": ("moderator",),
    "contributor": ("speaker",),
}


def csl(records: Iterable[Record], house: House) -> list[dict[str, Any]]:
    """Works as CSL-JSON."""
    return [csl_item(record, house) for record in records]


def csl_item(record: Record, house: House) -> dict[str, Any]:
    kind = citation_type(record)
    item: dict[str, Any] = {
        "id": citation_key(record),
        "type": kind,
        "title": one_line(record.title),
        **{name: _people(record, *parts) for name, parts in _NAMES.items()},
        "issued": record.date and {"date-parts": [[*record.date.timetuple()[:3]]]},
        "publisher": publisher(record, house),
        "container-title": house.name if kind in ("webpage", "event") else "",
        "genre": record.genre_name if kind == "report" else "",
        "number": record.symbol,
        "version": record.version,
        "DOI": record.doi,
        "ISBN": record.isbn,
        "URL": record.identifier,
        "language": language_tag(record.language),
        "abstract": one_line(record.abstract),
        "keyword": ", ".join(record.keywords),
        **(_meeting(record) if kind == "event" else {}),
    }
    return {key: value for key, value in item.items() if value}


def _people(record: Record, *parts: str) -> list[dict[str, str]]:
    """Names as they stand: which part of a name comes first differs from people to people."""
    return [{"literal": name} for name in names(record, *parts)]


def _meeting(record: Record) -> dict[str, Any]:
    if record.meeting is None:
        return {}
    days = {record.meeting.starts_at.date(), record.meeting.ends_at.date()}
    return {
        "event-title": one_line(record.title),
        "event-place": one_line(record.meeting.place),
        "event-date": {"date-parts": [[*day.timetuple()[:3]] for day in sorted(days)]},
    }
