"""A span of days, as somebody types it: read kindly, and told what is wrong. Pure."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST_DAY = 40

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)


class Fault(StrEnum):
    """What keeps two days from being a span."""

    SINCE = "since"
    UNTIL = "until"
    ORDER = "order"


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a day to a day, both included. One that is None is open; one with a fault narrows nothing."""

    since: dt.date | None = None
    until: dt.date | None = None
    fault: Fault | None = None

    def __bool__(self) -> bool:
        return bool(self.since or self.until)

    @property
    def days(self) -> dict[str, dt.date]:
        """The days that it has, by the name of its end."""
        ends = {"since": self.since, "until": self.until}
        return {name: day for name, day in ends.items() if day}


ANY_DAY = Span()


def span_of(since: str, until: str) -> Span:
    """
    The days that two texts mean: 2026-03-01, or a month or a year as a whole.

    >>> span_of("2026", "2026-02")
    Span(since=datetime.date(2026, 1, 1), until=datetime.date(2026, 2, 28), fault=None)
    """
    first, last = _day(since, is_last=False), _day(until, is_last=True)
    if since and first is None:
        return Span(fault=Fault.SINCE)
    if until and last is None:
        return Span(fault=Fault.UNTIL)
    if first and last and first > last:
        return Span(fault=Fault.ORDER)
    return Span(since=first, until=last)


def plain(text: str, *, is_last: bool) -> str:
    """A day in its one form; what is none stays as it was typed, so that it can be mended."""
    day = _day(text, is_last=is_last)
    return day.isoformat() if day else text[:LONGEST_DAY]


def _day(text: str, *, is_last: bool) -> dt.date | None:
    found = _ISO.fullmatch(text.strip())
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"] or (12 if is_last else 1))
    try:
        end = calendar.monthrange(year, month)[1] if is_last else 1
        return dt.date(year, month, int(found["day"] or end))
    except ValueError:  # a month or a day that no calendar has
        return None
