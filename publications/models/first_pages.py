"""The first pages of PDFs as pictures: what is known of them, and who may see which."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model

from access.collections import in_open_collections
from search.models import Attempts

_FOLDER = "first_pages"
# For a line of a list, for the page of a work, for messengers: the fields' names and endings, and widths.
SIZES = {"thumb.webp": 176, "cover.webp": 544, "share.jpg": 800}


class FirstPage(Attempts):
    """
    The first page of a file in each of its sizes. Kept by the hash of its content: the same file is drawn
    once, and a replaced one anew.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be drawn")
        DRAWN = "drawn", _("Drawn")
        NOTHING = "nothing", _("Nothing to show: locked, or not a readable PDF")

    file_hash = models.CharField(_("hash"), max_length=64, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    width = models.PositiveIntegerField(_("width"), default=0)
    height = models.PositiveIntegerField(_("height"), default=0)
    thumb = models.FileField(_("small picture"), upload_to=_FOLDER, blank=True)
    cover = models.FileField(_("picture"), upload_to=_FOLDER, blank=True)
    share = models.FileField(_("picture for messengers"), upload_to=_FOLDER, blank=True)

    class Meta:
        verbose_name = _("first page of a file")
        verbose_name_plural = _("first pages of files")

    def __str__(self) -> str:
        return self.file_hash

    def named(self, name: str) -> File | None:
        """The picture in the size that is stored under a name."""
        if self.state != self.State.DRAWN:
            return None
        files = (self.thumb, self.cover, self.share)
        return next((file for file in files if PurePosixPath(str(file.name)).name == name), None)


@dataclass(frozen=True, kw_only=True)
class SheetPicture:
    """A first page in one size."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A file's first page as its readers see it, at the addresses of that file and of no other."""

    uuid: UUID
    page: FirstPage

    @property
    def thumb(self) -> SheetPicture:
        return self._in("thumb.webp")

    @property
    def cover(self) -> SheetPicture:
        return self._in("cover.webp")

    @property
    def share(self) -> SheetPicture:
        return self._in("share.jpg")

    def _in(self, size: str) -> SheetPicture:
        stored = getattr(self.page, PurePosixPath(size).stem)
        width = SIZES[size]
        return SheetPicture(
            url=reverse("first_page", args=[self.uuid, PurePosixPath(stored.name).name]),
            width=width,
            height=round(width * self.page.height / self.page.width),
        )


def sheets_of(documents: Iterable[Any]) -> dict[int, Sheet]:
    """
    The first pages of some documents, by the documents' numbers; none of a file that its collection closes.
    Three queries at most, one where nothing is drawn.
    """
    hashed = [document for document in documents if document.file_hash]
    if not hashed:
        return {}
    hashes = {document.file_hash for document in hashed}
    drawn = FirstPage.objects.filter(state=FirstPage.State.DRAWN, file_hash__in=hashes)
    pages = {page.file_hash: page for page in drawn}
    found = {document.pk: document for document in hashed if document.file_hash in pages}
    if not found:
        return {}
    open_ones = in_open_collections(get_document_model().objects.filter(pk__in=found))
    return {
        pk: Sheet(uuid=found[pk].uuid, page=pages[found[pk].file_hash])
        for pk in open_ones.values_list("pk", flat=True)
    }
