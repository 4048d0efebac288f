"""RIS: lines of two letters and a value, which every reference manager reads."""

from collections.abc import Iterable, Iterator

from outlets.formats.citing import (
    citation_key,
    citation_type,
    makers,
    names,
    one_line,
    publisher,
)
from pages.languages import language_tag
from pages.records import House, Record

_TYPES = {
    "report": "RPRT",
    "dataset": "DATA",
    "event": "CONF",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}


def ris(records: Iterable[Record], house: House) -> str:
    """Works as RIS, one after another."""
    return "\r\n".join(_entry(record, house) for record in records)


def _entry(record: Record, house: House) -> str:
    lines = [f"TY  - {_TYPES[citation_type(record)]}"]
    lines += [f"{tag}  - {one_line(text)}" for tag, text in _values(record, house) if text.strip()]
    return "\r\n".join([*lines, "ER  - ", ""])


def _values(record: Record, house: House) -> Iterator[tuple[str, str]]:
    yield "ID", citation_key(record)
    yield "TI", record.title
    for name in makers(record):
        yield "AU", name
    for name in names(record, "editor"):
        yield "A2", name
    if record.date:
        yield "PY", f"{record.date:%Y}"
        yield "DA", f"{record.date:%Y/%m/%d}"
    yield "PB", publisher(record, house)
    yield "CY", record.meeting.place if record.meeting else ""
    yield "M3", record.genre_name if citation_type(record) == "report" else ""
    yield "M1", record.symbol
    yield "ET", record.version
    yield "SN", record.isbn
    yield "DO", record.doi
    yield "UR", record.identifier
    yield "LA", language_tag(record.language)
    yield "C1", record.licence
    for word in record.keywords:
        yield "KW", word
    yield "AB", record.abstract
    for file in record.files:
        if file.language == record.language:
            yield "L1", file.url
