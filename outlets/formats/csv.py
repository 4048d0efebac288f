"""
Works as a table of comma-separated values (RFC 4180), for spreadsheets. Pure.

It begins with a byte order mark, by which Excel knows UTF-8.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"
COLUMNS = (
    "id",
    "kind",
    "title",
    "language",
    "languages",
    "date",
    "place",
    "partners",
    "topics",
    "url",
)
# What a spreadsheet would carry out as a formula when a cell begins with it.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, kw_only=True)
class Line:
    """
    A work in one language. `identifier` is its permanent address, `languages` those it can be read in,
    `partners` who did what in it (name, part).
    """

    identifier: str
    kind: str
    title: str
    language: str
    languages: tuple[str, ...]
    date: date | None
    place: str
    partners: tuple[tuple[str, str], ...]
    topics: tuple[str, ...]
    url: str


def table(lines: Iterable[Line]) -> str:
    """The whole file: a head, and a line for each work."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([harmless(cell) for cell in _cells(line)] for line in lines)
    return BYTE_ORDER_MARK + text.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: with an apostrophe before what would begin one."""
    return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell


def _cells(line: Line) -> list[str]:
    return [
        line.identifier,
        line.kind,
        line.title,
        line.language,
        " ".join(line.languages),
        line.date.isoformat() if line.date else "",
        line.place,
        "; ".join(f"{name} ({part})" if part else name for name, part in line.partners),
        "; ".join(line.topics),
        line.url,
    ]
