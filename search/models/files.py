"""What stands in files, page by page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.attempts import Attempts


class FileText(Attempts):
    """How far a file is read. Kept by the hash of its content: the same file is read once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READ = "read", _("Read")
        PARTLY = "partly", _("Partly searchable: it is longer than what is read")
        EMPTY = "empty", _("No text in it: a scan?")
        LOCKED = "locked", _("Locked with a password")
        UNREADABLE = "unreadable", _("Not a readable PDF")

    file_hash = models.CharField(_("hash"), max_length=64)
    language = models.CharField(_("language"), max_length=10)
    document = models.BigIntegerField(_("document"))
    name = models.CharField(_("file"), max_length=255, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    page_count = models.PositiveIntegerField(_("number of pages"), default=0)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        constraints = [
            models.UniqueConstraint(fields=["file_hash", "language"], name="a_file_is_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class FilePage(models.Model):
    """The text of one page of a file."""

    file = models.ForeignKey(FileText, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("page of a file")
        verbose_name_plural = _("pages of files")
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="a_page_has_one_text")
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.number}"
