"""Pictures and files inside a story."""

from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

FOCAL_POINT = _(
    "Pages cut pictures to size. Mark what has to stay in view where you edit the image: its focal point."
)


class SharedImageBlock(ImageChooserBlock):
    """A picture that is the same in every language: nothing to translate."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def bulk_to_python(self, values: Any) -> list[Any]:
        """All pictures of a story with the sizes that were made of them, in two queries."""
        wanted = get_image_model().objects.filter(pk__in=[pk for pk in values if pk])
        images = wanted.prefetch_renditions().in_bulk()
        return [copy(images.get(pk)) if pk else None for pk in values]


class SharedDocumentBlock(DocumentChooserBlock):
    """A file that is the same in every language: nothing to translate."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []


class PictureBlock(blocks.StructBlock):
    """A picture inside the text."""

    image = SharedImageBlock(label=_("Image"), help_text=FOCAL_POINT)
    alt_text = blocks.CharBlock(
        max_length=300,
        required=False,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    decorative = blocks.BooleanBlock(
        required=False,
        default=False,
        label=_("Decorative"),
        help_text=_("It adds nothing to what the text says, so nothing is read out for it."),
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

    def get_preview_value(self) -> Any:
        return self.normalize({**super().get_preview_value(), "image": _any_picture()})

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if bool(value.get("alt_text")) == bool(value.get("decorative")):
            message = _("Say what the picture shows, or mark it as decorative; not both.")
            raise blocks.StructBlockValidationError({"alt_text": ValidationError(message)})
        return value


class GalleryBlock(blocks.ListBlock):
    """Several pictures side by side. Each opens larger as a plain link."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_num", 2)
        kwargs.setdefault("max_num", 12)
        super().__init__(PictureBlock(), **kwargs)

    def deconstruct(self) -> Any:
        _path, _args, kwargs = super().deconstruct()
        return "pages.blocks.GalleryBlock", [], kwargs

    def get_preview_value(self) -> Any:
        return self.normalize([self.child_block.get_preview_value()] * 3)

    class Meta:
        icon = "table"
        label = _("Gallery")
        description = _("Two to twelve pictures side by side, each to be opened larger.")
        template = "pages/blocks/gallery.html"
        preview_value: list[Any] = []


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


def _any_picture() -> Any:
    """A picture of the library's own, to show an editor what a block looks like."""
    return get_image_model().objects.order_by("pk").first()
