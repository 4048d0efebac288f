"""Pictures and documents. Their addresses are ours, so that a file is open only while its page is."""

import uuid
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.images.models import Image as WagtailImage

from jobs import queue
from pages import sizes, uploads


class Image(AbstractImage):
    """A picture, with who made it. Alternative text and caption belong to the page that shows it."""

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    # Wagtail's own model keeps the names that these would have on the other side.
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tags = TaggableManager(
        verbose_name=_("tags"), help_text=None, blank=True, related_name="site_images"
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions: ClassVar = [("choose_image", "Can choose image")]

    def clean(self) -> None:
        """Before the form is kept, so that a picture that cannot be cleaned is refused beside its field."""
        super().clean()
        uploads.strip_once(self.file)

    def save(self, *args: Any, **kwargs: Any) -> None:
        uploads.strip_once(self.file)
        super().save(*args, **kwargs)

    def get_renditions(self, *filters: Filter | str) -> dict[str, AbstractRendition]:
        """
        Some of its sizes, by their specs. Of several, those that are there; the worker makes the others.

        Never none: the quickest is made at once for whoever comes first.
        """
        wanted = [Filter(spec=f) if isinstance(f, str) else f for f in dict.fromkeys(filters)]
        found = self.find_existing_renditions(*wanted)
        if len(found) == len(wanted):
            return {one.spec: found[one] for one in wanted}
        if len(wanted) == 1 or not queue.is_stored():
            return self.make_renditions(*wanted)
        shown = {one.spec: rendition for one, rendition in found.items()}
        shown = shown or self.make_renditions(sizes.quick_one(wanted))
        sizes.ask_for(self, [one for one in wanted if one.spec not in shown])
        return {one.spec: shown[one.spec] for one in wanted if one.spec in shown}

    def make_renditions(self, *filters: Filter | str) -> dict[str, AbstractRendition]:
        """Some of its sizes, made at once where they are missing."""
        return super().get_renditions(*filters)


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
        return reverse("picture", args=[self.number, PurePosixPath(str(self.file.name)).name])

    @property
    def number(self) -> int:
        """Its number in the database. Wagtail makes several sizes at once and does not ask for it."""
        if self.pk is None:
            same = type(self).objects.filter(
                image_id=self.image_id,
                filter_spec=self.filter_spec,
                focal_point_key=self.focal_point_key,
            )
            self.pk = same.values_list("pk", flat=True).get()
        return int(self.pk)


class Document(AbstractDocument):
    """A file to download, known by an address that does not tell how many there are."""

    uuid = models.UUIDField(_("permanent id"), default=uuid.uuid4, unique=True, editable=False)
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    tags = TaggableManager(
        verbose_name=_("tags"), help_text=None, blank=True, related_name="site_documents"
    )

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions: ClassVar = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        super().clean()
        uploads.check_document(self.file)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With its hash and size as they are: what was read and drawn of another file is not of it."""
        if uploads.is_new(self.file):
            self._set_document_file_metadata()  # type: ignore[attr-defined]
        super().save(*args, **kwargs)

    @property
    def url(self) -> str:
        return reverse("document", args=[self.uuid, self.filename])
