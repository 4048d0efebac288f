"""The way from the front page down to a page, for the breadcrumbs."""

from dataclasses import dataclass

from django import template
from django.template import Context
from wagtail.models import Page

from pages.models import BasePage

register = template.Library()

# Depth 1 is the tree's root, 2 the home page of a language: the masthead leads there.
BELOW_HOME = 3


@dataclass(frozen=True, kw_only=True)
class Step:
    title: str
    url: str


@register.simple_tag(takes_context=True)
def page_trail(context: Context, page: Page | str | None = None) -> list[Step]:
    """What stands above a page, the outermost first, without the front page."""
    if not isinstance(page, BasePage):
        return []
    request = context["request"]
    above = [step for step in page.trail() if step.depth >= BELOW_HOME]
    return [Step(title=step.title, url=step.get_url(request) or "") for step in above]
