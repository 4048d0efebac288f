"""Time zones as people speak of them: by a city, and by their distance from UTC."""

from datetime import datetime, timedelta

from babel.dates import get_timezone_location
from django import template
from django.utils import timezone
from django.utils.translation import get_language

from search.places import cldr

register = template.Library()


@register.filter
def zone_city(name: str) -> str:
    """The city that a zone is named after, in the reader's language: Вена for Europe/Vienna."""
    return get_timezone_location(name, locale=cldr(get_language() or "en"), return_city=True)


@register.filter
def utc_offset(moment: datetime) -> str:
    """How far the zone that is being shown was from UTC at a moment: UTC+2, UTC−3:30."""
    ahead = timezone.localtime(moment).utcoffset() or timedelta()
    if not ahead:
        return "UTC"
    hours, minutes = divmod(round(abs(ahead).total_seconds() / 60), 60)
    sign = "−" if ahead < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")
