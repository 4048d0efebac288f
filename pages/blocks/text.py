"""Words: headings, running text, what is set apart."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    """The title of a part of the story, or of a part of that part."""

    level = blocks.ChoiceBlock(
        choices=[("2", _("Part")), ("3", _("Part of a part"))],
        default="2",
        label=_("Level"),
        search_index=False,
    )
    text = blocks.CharBlock(max_length=200, label=_("Text"))

    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("The title of a part of the story.")
        template = "pages/blocks/heading.html"
        preview_value = {"level": "2", "text": "The causes as well as the crimes"}


class TextBlock(blocks.RichTextBlock):
    """Paragraphs and lists."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", RICH_TEXT)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, lists and links.")
        template = "pages/blocks/text.html"
        preview_value = "<p>Organized crime crosses borders, and so does the work against it.</p>"


class CalloutBlock(blocks.StructBlock):
    """Something set apart from the text, such as how to take part."""

    title = blocks.CharBlock(max_length=120, label=_("Title"))
    text = blocks.RichTextBlock(features=RICH_TEXT, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Call-out")
        description = _("Something set apart, such as how to take part.")
        template = "pages/blocks/callout.html"
        preview_value = {
            "title": "How to join",
            "text": "<p>Organizations can ask to join by a form.</p>",
        }
