"""Blocks that name people."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from pages.blocks import StoryBlock, WorkBlock


class QuoteBlock(blocks.StructBlock):
    """What someone said, in their own words or reported."""

    person = WorkBlock(page_type="partners.PersonPage", required=False, label=_("Person"))
    name = blocks.CharBlock(max_length=120, required=False, label=_("Or a name"))
    words = blocks.TextBlock(label=_("What was said"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What someone said, with who said it.")
        template = "partners/blocks/quote.html"
        preview_value = {
            "person": None,
            "name": "Summer Walker",
            "words": "Communities see it first.",
        }

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if bool(value["person"]) == bool(value["name"]):
            message = _("Choose a person or type a name, not both.")
            raise blocks.StructBlockValidationError({"person": ValidationError(message)})
        return value


class PeopleBlock(blocks.ListBlock):
    """People, side by side."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(WorkBlock(page_type="partners.PersonPage", label=_("Person")), **kwargs)

    def deconstruct(self) -> Any:
        _path, _args, kwargs = super().deconstruct()
        return "partners.blocks.PeopleBlock", [], kwargs

    class Meta:
        icon = "group"
        label = _("People")
        description = _("People, side by side.")
        template = "partners/blocks/people.html"
        preview_value: list[int] = []


class VoicesStoryBlock(StoryBlock):
    """A story in which people speak."""

    quote = QuoteBlock()
    people = PeopleBlock()
