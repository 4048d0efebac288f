"""The addresses of a page that outlive the page you look at."""

from django import template
from wagtail.models import Page

from pages.models import BasePage

register = template.Library()


@register.simple_tag
def permanent_address(page: Page | str | None = None) -> str:
    """The absolute address that never changes; empty for what is not a page of the site."""
    return page.permanent_url if isinstance(page, BasePage) else ""
