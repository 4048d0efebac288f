"""Reports, briefs, guides and data sets, each in one or more files."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from pages import vocabularies
from pages.checking.files import about_languages_of_files
from pages.checking.remarks import Remark
from pages.models import BasePage, ResourcePage
from pages.permanent import permanent_url
from pages.records import Agent, Picture
from partners.models import PartnerRow
from partners.models.roles import PersonRow
from publications.file_forms import ResearchForm
from publications.licences import licence_address, licence_name
from publications.models.first_pages import Sheet, sheets_of
from publications.models.research_files import HOW_TO_REPLACE, ResearchFile, current, earlier
from publications.models.works import ProjectWorkPage
from publications.validators import validate_doi, validate_isbn, validate_licence, validate_symbol
from search.documents import FacetTag, SearchableFile
from search.facets import ChoiceValues, Facet


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
    symbol = models.CharField(
        _("document symbol"),
        max_length=60,
        blank=True,
        validators=[validate_symbol],
        help_text=_("Such as CTOC/COP/WG.9/2021/4."),
    )
    doi = models.CharField(_("DOI"), max_length=120, blank=True, validators=[validate_doi])
    isbn = models.CharField(_("ISBN"), max_length=20, blank=True, validators=[validate_isbn])
    licence = models.CharField(
        _("licence"),
        max_length=40,
        blank=True,
        validators=[validate_licence],
        help_text=_("As SPDX writes it, such as CC-BY-4.0."),
    )

    search_kind = "research"
    search_kind_name = _("Research")
    search_relations = (*ProjectWorkPage.search_relations, "chapters", "keywords")
    schema_type = "Report"
    icon_name = "research"
    facets = (
        Facet(
            name="research_type",
            label=_("Type of research"),
            values=ChoiceValues(lambda: dict(ResearchPage.ResearchType.choices)),
        ),
    )
    template = "publications/research_page.html"
    base_form_class = ResearchForm
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
        InlinePanel("files", heading=_("Files"), label=_("file"), help_text=HOW_TO_REPLACE),
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
        """Its authors who agree to be named, with the person of each at hand."""
        return [row for row in self.shown("authors", "person") if row.may_be_shown]

    def file_set(self) -> list[ResearchFile]:
        """Its files as they are now, a language each: first the one in the page's language."""
        own = self.locale.language_code
        return sorted(current(self._files()), key=lambda file: file.language != own)

    @cached_property
    def sheets(self) -> dict[int, Sheet]:
        """The first pages of its files as they are now, by the numbers of their documents."""
        return sheets_of([row.document for row in self.file_set() if row.is_pdf])

    @property
    def first_pdf(self) -> ResearchFile | None:
        """The PDF that its reader opens first."""
        return next((row for row in self.file_set() if row.is_pdf), None)

    @property
    def sheet(self) -> Sheet | None:
        """The first page of that, to stand for the work; one with a picture of its own needs none."""
        first = None if self.image_id else self.first_pdf
        return first.sheet if first else None

    def earlier_files(self) -> list[ResearchFile]:
        """The versions that its files had before, for those who cited them."""
        own = self.locale.language_code
        return sorted(earlier(self._files()), key=lambda file: file.language != own)

    def _files(self) -> list[ResearchFile]:
        return self.shown("files", "document")

    def version(self) -> str:
        """Which version is cited: of the file in the page's language, else the newest. Empty for a first."""
        files = self.file_set()
        own = [file for file in files if file.language == self.locale.language_code]
        newest = max((file.version for file in own or files), default=1)
        return str(newest) if newest > 1 else ""

    def missing_file_languages(self) -> list[str]:
        """Our languages in which there is no file, in words."""
        have = {file.language for file in self.file_set()}
        code = self.locale.language_code
        return [
            vocabularies.language_name(language, code)
            for language in ("ar", "zh-hans", "en", "fr", "ru", "es")
            if language not in have
        ]

    @property
    def doi_address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""

    @property
    def licence_name(self) -> str:
        return licence_name(self.licence)

    @property
    def licence_address(self) -> str:
        return licence_address(self.licence)

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
            FacetTag(facet="research_type", value=self.research_type),
            *(tag for row in self.writers() for tag in row.as_tags("author")),
            *(FacetTag(facet="file_language", value=row.language) for row in self.file_set()),
        ]

    def agents(self) -> list[Agent]:
        persons = []
        for row in self.writers():
            work = self.neighbour(row.person_id)
            url = (work.page.full_url or "") if work else ""
            name = work.title if work else row.name
            identifier = permanent_url(work.page.translation_key) if work else ""
            persons.append(Agent(name=name, part="author", url=url, identifier=identifier))
        return [*persons, *super().agents()]

    def _type_in_its_language(self) -> str:
        with translation.override(self.locale.language_code):
            return str(self.get_research_type_display())

    def record_picture(self) -> Picture | None:
        """The picture that was chosen, else the first page: as closed as its file, and not told in lists."""
        picture = super().record_picture()
        sheet = None if picture or self.is_one_of_many else self.sheet
        if sheet is None:
            return picture
        shown = sheet.share
        url = str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + shown.url
        return Picture(url=url, width=shown.width, height=shown.height, alt="")

    def record_fields(self) -> dict[str, Any]:
        return {
            **super().record_fields(),
            "files": tuple(row.as_record() for row in self.file_set()),
            "genre": self.research_type,
            "genre_name": self._type_in_its_language(),
            "keywords": tuple(keyword.word for keyword in self.keywords.all()),
            "version": self.version(),
            "symbol": self.symbol,
            "doi": self.doi,
            "isbn": self.isbn,
            "licence": self.licence,
            "chapters": tuple(chapter.title for chapter in self.chapters.all()),
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
