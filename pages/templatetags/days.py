"""From one day to another, without saying the month or the year twice: 9–10 February 2027."""

from dataclasses import dataclass
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format, get_format

register = template.Library()

# Between two days of a month: the word joiner keeps the second on the first one's line.
DASH = "–\u2060"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The first day and the last as they are read one after the other, and what stands between them."""

    first: str
    last: str
    dash: str = " – "


@register.simple_tag
def days(start: datetime, end: datetime) -> Days:
    """Two days in the zone that is being shown, as shortly as the language's own order of a date allows."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    whole = get_format("DATE_FORMAT")
    year, day = whole.index("Y"), whole.index("j")
    if start.year != end.year:
        return Days(first=date_format(start, whole), last=date_format(end, whole))
    within_a_month = start.month == end.month
    short = "MONTH_DAY_FORMAT"
    if year < day:  # The year comes first and is not said again: 2027年2月9日–10日.
        rest = whole[day:] if within_a_month else short
        return Days(first=date_format(start, whole), last=date_format(end, rest), dash=DASH)
    if within_a_month:
        before = whole[: day + 1]
        return Days(first=date_format(start, before), last=date_format(end, whole), dash=DASH)
    return Days(first=date_format(start, short), last=date_format(end, whole))
