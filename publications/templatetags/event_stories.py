"""What the form of an event says about its stories."""

from dataclasses import dataclass
from typing import Any

from django import template
from wagtail.models import Page

from publications import drafting
from publications.models import SideEventPage

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class Stories:
    """The stories that report on an event, and whether somebody may have one written from it."""

    written: list[Page]
    may_write: bool


@register.simple_tag
def event_stories(event: SideEventPage, user: Any) -> Stories:
    """`{% event_stories event user as stories %}`"""
    source = drafting.as_written(event)
    return Stories(written=drafting.stories_of(source), may_write=drafting.may_write(source, user))
