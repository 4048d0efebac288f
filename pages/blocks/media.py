"""Pictures and files inside a story."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class SharedImageBlock(ImageChooserBlock):
    """A picture that is the same in every language: nothing to translate."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []


class SharedDocumentBlock(DocumentChooserBlock):
    """A file that is the same in every language: nothing to translate."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []


class PictureBlock(blocks.StructBlock):
    """A picture inside the text."""

    image = SharedImageBlock(label=_("Image"))
    alt_text = blocks.CharBlock(
        max_length=300,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    caption = blocks.CharBlock(max_length=300, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A picture inside the text, with what it shows in words.")
        template = "pages/blocks/picture.html"
        preview_value = {
            "alt_text": "Six lines that meet",
            "caption": "Six languages, one library.",
        }


class DocumentsBlock(blocks.ListBlock):
    """Files to download."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(SharedDocumentBlock(label=_("Document")), **kwargs)

    def deconstruct(self) -> Any:
        _path, _args, kwargs = super().deconstruct()
        return "pages.blocks.DocumentsBlock", [], kwargs

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        description = _("Files to download.")
        template = "pages/blocks/documents.html"
        preview_value: list[int] = []
