"""
Time zones, as a calendar describes them: when which offset holds, for the years that its entries need.

The library's own description begins a summer an hour late, where the clock jumps: it writes the time after
the jump, RFC 5545 wants the one before.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def time_zone(name: str, times: Iterable[datetime]) -> Timezone:
    """How a zone's clock goes in the years of some times."""
    zone = ZoneInfo(name)
    described = Timezone()
    described.add("tzid", name)
    for year in sorted({time.astimezone(zone).year for time in times}):
        begins = datetime(year, 1, 1, tzinfo=zone)
        described.add_component(_observance(begins, begins))
        ends = begins.replace(month=12, day=31)
        for change in _changes(zone, begins.astimezone(UTC), ends.astimezone(UTC)):
            before = (change - _SECOND).astimezone(zone)
            described.add_component(_observance(before, change.astimezone(zone)))
    return described


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """The moments at which a zone's offset becomes another."""
    day = begins
    while day < ends:
        if _offset(day, zone) != _offset(day + _DAY, zone):
            yield _moment(zone, day, day + _DAY)
        day += _DAY


def _moment(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The second at which the offset changes between two moments."""
    was = _offset(before, zone)
    while after - before > _SECOND:
        middle = before + (after - before) // (2 * _SECOND) * _SECOND
        if _offset(middle, zone) == was:
            before = middle
        else:
            after = middle
    return after


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _observance(before: datetime, since: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What holds since a moment. It begins at the time that the clock would have shown without it."""
    was, is_now = before.utcoffset() or timedelta(), since.utcoffset() or timedelta()
    observance = TimezoneDaylight() if since.dst() else TimezoneStandard()
    observance.add("dtstart", (since.astimezone(UTC) + was).replace(tzinfo=None))
    observance.add("tzoffsetfrom", was)
    observance.add("tzoffsetto", is_now)
    observance.add("tzname", since.tzname() or "")
    return observance
