"""What stands right under a page: a treaty's protocols, a topic's narrower topics."""

from django import template
from django.template import Context
from wagtail.models import Page

from access.visibility import visible
from pages.templatetags.rows import Row, rows_of

register = template.Library()


@register.simple_tag(takes_context=True)
def children(context: Context, page: Page) -> list[Row]:
    """Rows for the pages under a page, in their order. A query for each type of them, and one more."""
    below = visible(page.get_children()).specific().select_related("locale")
    return rows_of(below, context["request"])
