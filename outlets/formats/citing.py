"""What every format of citations asks of a Record: what kind of thing it is, who made it, under which key."""

import re
from collections.abc import Iterable

from pages.records import House, Record

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def citation_type(record: Record) -> str:
    """report, dataset, event, treaty or webpage: what a work is cited as, in the words of CSL."""
    if record.kind == "research":
        return "dataset" if record.genre == "dataset" else "report"
    return {"event": "event", "instrument": "treaty"}.get(record.kind, "webpage")


def citation_key(record: Record) -> str:
    """Unique, and the same for ever: no title, name or slug is in it, as each of them may change."""
    family = record.identifier.rstrip("/").rpartition("/")[2].replace("-", "")[:12]
    version = f"-v{record.version}" if record.version else ""
    return f"{record.kind}-{family}-{record.language}{version}"


def names(record: Record, *parts: str) -> list[str]:
    """Everyone with one of these parts, as they write themselves, in order and once."""
    found = (agent.name for agent in record.agents if agent.part in parts)
    return list(dict.fromkeys(one_line(name) for name in found if name.strip()))


def makers(record: Record) -> list[str]:
    """Who wrote a work; who held an event."""
    parts = ("organizer", "co-organizer") if record.kind == "event" else ("author",)
    return names(record, *parts)


def publisher(record: Record, house: House) -> str:
    """Who published a work; where nobody is named, who keeps it. A treaty belongs to its parties."""
    keeper = "" if citation_type(record) == "treaty" else house.name
    return joined(names(record, "publisher")) or keeper


def joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def one_line(text: str) -> str:
    """Without line breaks, which would end a field, and without control characters."""
    return " ".join(_CONTROLS.sub(" ", text).split())
