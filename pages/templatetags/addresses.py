"""The addresses of a page that outlive the page you look at."""

from django import template
from wagtail.models import Page

from pages.permanent import permanent_url

register = template.Library()


@register.simple_tag
def permanent_address(page: Page | str | None = None) -> str:
    """The absolute address that never changes; empty for what is not a page of the site."""
    return permanent_url(page.translation_key) if isinstance(page, Page) else ""
