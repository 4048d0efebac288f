"""A work of research as files: one for each language, and the versions that it had before."""

from collections.abc import Iterable

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable

from pages.records import FileRecord
from publications.models.first_pages import Sheet
from publications.models.in_a_language import InALanguage

HOW_TO_REPLACE = _(
    "When a file is corrected, leave it here and add the new one with the next version. "
    "Readers get the newest; who cited an earlier version still finds it."
)

# Of the files whose first page can be shown.
ENDING = ".pdf"


class ResearchFile(InALanguage, Orderable):
    """
    A work as a file in one language, in one version. The newest of a language is the current one.

    The address of a language stays and leads to the current file. Earlier versions stay rows of the page,
    so that they are public exactly while it is.
    """

    page = ParentalKey("publications.ResearchPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "pages.Document", verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    pages = models.PositiveIntegerField(_("number of pages"), null=True, blank=True)
    version = models.PositiveSmallIntegerField(
        _("version"), default=1, db_default=1, validators=[MinValueValidator(1)]
    )
    revised_on = models.DateField(
        _("revised on"),
        null=True,
        blank=True,
        help_text=_("The day this version came out. Empty for the first."),
    )

    panels = [
        FieldRowPanel(["language", "document", "pages"]),
        FieldRowPanel(["version", "revised_on"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return f"{self.page} ({self.language})"

    @property
    def url(self) -> str:
        name = self.document.filename
        return reverse("work_file", args=[self.page.translation_key, self.language, name])

    @property
    def url_of_version(self) -> str:
        """Where exactly this version is and stays, whatever comes after it."""
        return f"{self.url}?v={self.version}"

    @property
    def is_pdf(self) -> bool:
        return str(self.document.filename).lower().endswith(ENDING)

    @property
    def sheet(self) -> Sheet | None:
        """Its first page, found with those of all current files of the work."""
        sheets: dict[int, Sheet] = self.page.sheets
        return sheets.get(self.document_id)

    @property
    def size(self) -> int:
        return int(self.document.file_size or 0)

    def as_record(self) -> FileRecord:
        return FileRecord(
            language=self.language,
            url=str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + self.url,
            media_type=self.document.content_type,
            size=self.size,
            pages=self.pages,
        )


def current(files: Iterable[ResearchFile]) -> list[ResearchFile]:
    """The newest file of each language, in the order in which the languages come."""
    newest: dict[str, ResearchFile] = {}
    for file in files:
        known = newest.get(file.language)
        if known is None or file.version > known.version:
            newest[file.language] = file
    return list(newest.values())


def earlier(files: Iterable[ResearchFile]) -> list[ResearchFile]:
    """What has been replaced, the newest first."""
    files = list(files)
    shown = {id(file) for file in current(files)}
    replaced = [file for file in files if id(file) not in shown]
    return sorted(replaced, key=lambda file: -file.version)
