"""Help for editors, in the form of a page."""

from typing import Any

from django import template

from pages.checking.checklist import Checklist, checklist
from pages.checking.remarks import Remark
from pages.models import Guideline
from pages.models.guidelines import guideline_for
from pages.panels import places_of
from pages.usage import Usage, usage_of

register = template.Library()


@register.simple_tag
def guideline(page: Any) -> Guideline | None:
    """How its kind is written. One query, none for a kind without a word of its own."""
    return guideline_for(page.search_kind) if page.search_kind else None


@register.simple_tag
def checklist_for(page: Any, user: Any) -> Checklist | None:
    """Of the draft as it was saved last; nothing for a page that was never saved."""
    if not page.pk or user is None:
        return None
    # What the form was filled with may be on the object at hand, and was perhaps refused.
    return checklist(page.get_latest_revision_as_object(), by=user)


@register.simple_tag
def usage(page: Any, user: Any) -> Usage | None:
    return usage_of(page, by=user) if page.pk and user is not None else None


@register.simple_tag
def place_on_form(page: Any, remark: Remark) -> str:
    """The id of the part of the form that a remark is about; empty for none."""
    name, _dot, block = remark.anchor.partition(".")
    if block:
        return f"block-{block}-section"
    return places_of(type(page).get_edit_handler()).get(name, "")
