"""Pictures and documents. Their addresses are ours, so that a file is open only while its page is."""

import uuid
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from pages import uploads


class Image(AbstractImage):
    """A picture, with who made it. Alternative text and caption belong to the page that shows it."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.file and not self.file._committed:  # noqa: SLF001
            uploads.strip_metadata(self.file)
        super().save(*args, **kwargs)


class Rendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]

    @property
    def url(self) -> str:
        return reverse("picture", args=[self.pk, PurePosixPath(self.file.name).name])


class Document(AbstractDocument):
    """A file to download, known by an address that does not tell how many there are."""

    uuid = models.UUIDField(_("permanent id"), default=uuid.uuid4, unique=True, editable=False)

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        super().clean()
        uploads.check_document(self.file)

    @property
    def url(self) -> str:
        return reverse("document", args=[self.uuid, self.filename])
