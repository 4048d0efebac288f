"""Reports, briefs, guides and data sets, each in one or more files."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from pages import vocabularies
from pages.checking.files import about_languages_of_files
from pages.checking.remarks import Remark
from pages.fields import CodeField
from pages.models import BasePage, ResourcePage
from pages.records import Agent, FileRecord
from partners.models import PartnerRow
from partners.models.roles import PersonRow
from publications.models.works import ProjectWorkPage
from publications.validators import validate_doi, validate_isbn
from search.documents import FacetTag, SearchableFile


class ResearchPage(ProjectWorkPage):
    """A piece of research: what it says, who wrote and published it, and its files."""

    class ResearchType(models.TextChoices):
        REPORT = "report", _("Report")
        BRIEF = "brief", _("Brief")
        TOOLKIT = "toolkit", _("Toolkit")
        GUIDE = "guide", _("Guide")
        DATASET = "dataset", _("Dataset")

    research_type = models.CharField(
        _("type"), max_length=20, choices=ResearchType, default=ResearchType.REPORT
    )
    symbol = models.CharField(_("document symbol"), max_length=60, blank=True)
    doi = models.CharField(_("DOI"), max_length=120, blank=True, validators=[validate_doi])
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True, validators=[validate_isbn])
    licence = models.CharField(
        _("licence"),
        max_length=40,
        blank=True,
        help_text=_("As SPDX writes it, such as CC-BY-4.0."),
    )

    search_kind = "research"
    search_kind_name = _("Research")
    search_relations = (*ProjectWorkPage.search_relations, "chapters", "keywords")
    schema_type = "Report"
    icon_name = "research"
    template = "publications/research_page.html"
    parent_page_types = ["publications.ResearchIndexPage"]
    override_translatable_fields: ClassVar[list] = [
        *ProjectWorkPage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("research_type", "symbol", "doi", "isbn", "licence")
        ),
    ]
    content_panels = [
        *BasePage.content_panels[:-1],
        FieldRowPanel(["research_type", "date"], heading=_("The work")),
        InlinePanel("authors", heading=_("Authors"), label=_("author")),
        ProjectWorkPage.partners_panel,
        InlinePanel("files", heading=_("Files"), label=_("file")),
        MultiFieldPanel(
            [FieldRowPanel(["symbol", "licence"]), FieldRowPanel(["doi", "isbn"])],
            heading=_("Identifiers"),
        ),
        ResourcePage.picture_panel,
        "story",
        InlinePanel("chapters", heading=_("Chapters"), label=_("chapter")),
        InlinePanel("keywords", heading=_("Keywords"), label=_("keyword")),
        ProjectWorkPage.about_panel,
    ]

    class Meta:
        verbose_name = _("research work")
        verbose_name_plural = _("research works")

    def remarks(self) -> Iterator[Remark]:
        yield from super().remarks()
        languages = [row.language for row in self.shown("files")]
        yield from about_languages_of_files(self, languages, "files")

    def writers(self) -> list["Author"]:
        """Its authors, with the person of each at hand."""
        return self.shown("authors", "person")

    def file_set(self) -> list["ResearchFile"]:
        """Its files, with the document of each at hand: first the one in the page's language."""
        own = self.locale.language_code
        return sorted(self.shown("files", "document"), key=lambda file: file.language != own)

    def missing_file_languages(self) -> list[str]:
        """Our languages in which there is no file, in words."""
        have = {file.language for file in self.file_set()}
        code = self.locale.language_code
        return [
            vocabularies.language_name(language, code)
            for language in ("ar", "zh-hans", "en", "fr", "ru", "es")
            if language not in have
        ]

    def related_ids(self) -> set[int]:
        return super().related_ids() | {row.person_id for row in self.writers() if row.person_id}

    def searchable_names(self) -> list[str]:
        return [*super().searchable_names(), *(row.name for row in self.writers())]

    def searchable_aliases(self) -> list[str]:
        return [value for value in (self.symbol, self.doi, self.isbn) if value]

    def searchable_words(self) -> list[str]:
        return [
            *(chapter.title for chapter in self.chapters.all()),
            *(keyword.word for keyword in self.keywords.all()),
            *super().searchable_words(),
        ]

    def searchable_files(self) -> list[SearchableFile]:
        return [
            SearchableFile(document=row.document_id, language=row.language, url=row.url)
            for row in self.file_set()
        ]

    def search_facets(self) -> list[FacetTag]:
        return [
            *super().search_facets(),
            *(tag for row in self.writers() for tag in row.as_tags("author")),
            *(FacetTag(facet="file_language", value=row.language) for row in self.files.all()),
        ]

    def agents(self) -> list[Agent]:
        persons = []
        for row in self.writers():
            work = self.neighbour(row.person_id)
            url = (work.page.full_url or "") if work else ""
            persons.append(Agent(name=work.title if work else row.name, part="author", url=url))
        return [*persons, *super().agents()]

    def record_fields(self) -> dict[str, Any]:
        return {
            **super().record_fields(),
            "files": tuple(row.as_record() for row in self.file_set()),
            "genre": self.research_type,
            "keywords": tuple(keyword.word for keyword in self.keywords.all()),
            "symbol": self.symbol,
            "doi": self.doi,
            "isbn": self.isbn,
            "licence": self.licence,
        }


class ResearchPartner(PartnerRow):
    """Who published or paid for a work."""

    page = ParentalKey(ResearchPage, on_delete=models.CASCADE, related_name="partners")


class Author(PersonRow):
    """Who wrote a work."""

    page = ParentalKey(ResearchPage, on_delete=models.CASCADE, related_name="authors")

    panels = [FieldRowPanel(["person", "typed_name"])]

    class Meta(PersonRow.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class Chapter(TranslatableMixin, Orderable):
    """The title of a chapter."""

    page = ParentalKey(ResearchPage, on_delete=models.CASCADE, related_name="chapters")
    title = models.CharField(_("title"), max_length=250)

    panels = ["title"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def __str__(self) -> str:
        return self.title


class Keyword(TranslatableMixin, Orderable):
    """A word by which a work is looked for."""

    page = ParentalKey(ResearchPage, on_delete=models.CASCADE, related_name="keywords")
    word = models.CharField(_("keyword"), max_length=120)

    panels = ["word"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")

    def __str__(self) -> str:
        return self.word


class ResearchFile(Orderable):
    """A work as a file in one language. Its address stays when the file is replaced."""

    page = ParentalKey(ResearchPage, on_delete=models.CASCADE, related_name="files")
    language = CodeField(_("language"), vocabulary=vocabularies.languages)
    document = models.ForeignKey(
        "pages.Document", verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )
    pages = models.PositiveIntegerField(_("number of pages"), null=True, blank=True)

    panels = [FieldRowPanel(["language", "document", "pages"])]

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
    def size(self) -> int:
        return int(self.document.file_size or 0)

    @property
    def language_name(self) -> str:
        """Its language in its own words, as a reader of it looks for it."""
        return vocabularies.language_name(self.language, self.language)

    def as_record(self) -> FileRecord:
        return FileRecord(
            language=self.language,
            url=str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + self.url,
            media_type=self.document.content_type,
            size=self.size,
            pages=self.pages,
        )
