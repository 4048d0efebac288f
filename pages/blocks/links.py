"""Ways from one work to another."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page


class WorkBlock(blocks.PageChooserBlock):
    """
    A work, kept as the number of its page in the language the story was written in.

    The value is that number, so a story is read without asking for each of them; what a visitor sees is
    found for the whole page at once, by `BasePage.neighbour`. The same in every language: no segment.
    """

    # Wagtail keeps the first one that is made, with its words in the language of whoever asked for it.
    widget = property(lambda self: AdminPageChooser(target_models=self.target_models))

    def to_python(self, value: Any) -> Any:
        return value

    def bulk_to_python(self, values: Any) -> Any:
        return values

    def get_prep_value(self, value: Any) -> int | None:
        return value.pk if isinstance(value, Page) else value

    def value_from_form(self, value: Any) -> Any:
        return self.get_prep_value(value)

    def normalize(self, value: Any) -> int | None:
        return self.get_prep_value(value)

    def clean(self, value: Any) -> Any:
        return self.get_prep_value(super().clean(self.get_prep_value(value)))

    def extract_references(self, value: Any) -> Iterator[tuple[type[Page], str, str, str]]:
        if value is not None:
            yield Page, str(value), "", ""

    def get_translatable_segments(self, value: int | None) -> list[Any]:
        return []

    def get_searchable_content(self, value: int | None) -> list[str]:
        return []


class RelatedBlock(blocks.ListBlock):
    """Works to read next."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(WorkBlock(label=_("Work")), **kwargs)

    def deconstruct(self) -> Any:
        _path, _args, kwargs = super().deconstruct()
        return "pages.blocks.RelatedBlock", [], kwargs

    class Meta:
        icon = "link"
        label = _("Related")
        description = _("Works to read next.")
        template = "pages/blocks/related.html"
        preview_value: list[int] = []
