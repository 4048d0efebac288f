"""Who is quoted, as they were on that day."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def role_that_day(page: Any, quote: Any) -> str:
    """
    Role and affiliation at the event that a story reports on: `page|role_that_day:value`.
    Nothing where the page knows no such event: then the person's profile tells.
    """
    asked = getattr(page, "role_that_day", None)
    return asked(quote.get("person"), quote.get("name", "")) if asked else ""
