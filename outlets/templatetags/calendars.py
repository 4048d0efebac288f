"""Addresses by which a program subscribes to a calendar."""

from urllib.parse import urlsplit

from django import template
from wagtail.models import Page

register = template.Library()


@register.simple_tag
def webcal(page: Page) -> str:
    """The calendar of a page, in the scheme that opens the reader's own program: `{% webcal page %}`."""
    return urlsplit(f"{page.full_url or ''}calendar.ics")._replace(scheme="webcal").geturl()
