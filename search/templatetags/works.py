"""Lists of works, for templates: `{% works_about "partner" page as works %}`."""

from django import template
from wagtail.models import Page

from search import library

register = template.Library()


@register.simple_tag
def works_about(facet: str, page: Page, part: str | None = None) -> list[Page]:
    """What anyone may see about the thing a page stands for, in the page's language, the newest first."""
    return library.works_about(facet, page.translation_key, reader=page.locale, part=part)
