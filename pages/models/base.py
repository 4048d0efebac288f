"""What every page is made of."""

from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageQuerySet, PageViewRestriction, Site
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from access.visibility import is_restricted, visible
from pages import vocabularies
from pages.addresses import served_request
from pages.blocks import StoryBlock
from pages.fields import CodesField, StoryField
from pages.forms import WorkForm
from pages.languages import Resolved, language_tag, resolve_pages
from pages.permanent import permanent_url
from pages.pictures import attach_pictures
from pages.records import Crumb, Picture, Record
from pages.serving import RESERVED_SLUGS
from pages.trees import with_ancestors
from search.documents import FacetTag, SearchText
from search.searchable import Searchable
from translation import gate
from translation.permissions import LanguagePermissionTester


class BasePage(Searchable, Page):
    """A page of the site. It is born a draft and passes the gate on every way to being public."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("What it is about, in one or two sentences."),
    )
    story = StoryField(StoryBlock(), verbose_name=_("text"), blank=True)

    schema_type = "WebPage"
    icon_name = "page"
    base_form_class = WorkForm
    show_in_menus_default = False

    content_panels = [*Page.content_panels, "summary", "story"]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("story")]
    # wagtail-localize: what is the same in every language.
    override_translatable_fields: ClassVar[list] = [SynchronizedField("slug", overridable=False)]

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:  # not a row from the database
            kwargs.setdefault("live", False)
            kwargs.setdefault("has_unpublished_changes", True)
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS and (self.depth or 3) <= 3:
            message = _("“%(slug)s” is an address of the site itself. Choose another.")
            raise ValidationError({"slug": ValidationError(message, params={"slug": self.slug})})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        gate.guard_save(self, kwargs.get("update_fields"))
        return super().save(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> LanguagePermissionTester:
        return LanguagePermissionTester(user, self)

    # --- what it says of itself ---------------------------------------

    @property
    def lang(self) -> str:
        return language_tag(self.locale.language_code)

    @property
    def permanent_url(self) -> str:
        return permanent_url(self.translation_key)

    def get_view_restrictions(self) -> Any:
        if is_restricted(self):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    def get_context(self, request: HttpRequest | None, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "page": self}

    # --- its address --------------------------------------------------

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        return super().get_url_parts(request or served_request())

    def get_url(self, request: HttpRequest | None = None, current_site: Site | None = None) -> Any:
        return super().get_url(request or served_request(), current_site)

    url = property(get_url)

    # --- the works it names -------------------------------------------

    def related_ids(self) -> set[int]:
        """Numbers of the pages that it names anywhere, each in the language it was written in."""
        block = self.story.stream_block
        return {
            int(pk)
            for model, pk, *_path in block.extract_references(self.story)
            if issubclass(model, Page)
        }

    @cached_property
    def neighbours(self) -> dict[int, Resolved]:
        """What the reader of this page may see of the works it names; found once for the whole page."""
        found = resolve_pages(self.related_ids(), self.locale)
        attach_pictures([self, *(work.page for work in found.values())])
        return found

    def shown(self, relation: str, *at_hand: str) -> list[Any]:
        """The rows of one of its relations, read once while the page is shown, with what they lead to."""
        # Not a fetch mode: a preview's rows are not in the database, and modelcluster's stand-in for a
        # queryset knows select_related only.
        if relation not in self._shown:
            rows = getattr(self, relation)
            self._shown[relation] = list(rows.select_related(*at_hand) if at_hand else rows.all())
        return self._shown[relation]

    @cached_property
    def _shown(self) -> dict[str, list[Any]]:
        return {}

    def neighbour(self, work: Page | int | None) -> Resolved | None:
        """One of them, by its page or its number."""
        pk = work.pk if isinstance(work, Page) else work
        return self.neighbours.get(pk) if pk else None

    def neighbour_list(self, works: Any) -> list[Resolved]:
        """Several of them, in the order given."""
        found = (self.neighbour(work) for work in works)
        return [work for work in found if work is not None]

    # --- search -------------------------------------------------------

    def searchable_text(self) -> SearchText:
        block = self.story.stream_block
        return SearchText(
            language=self.locale.language_code,
            title=self.title,
            summary=self.summary,
            heads="\n".join(str(b.value["text"]) for b in self.story if b.block_type == "heading"),
            body="\n".join(
                map(str, [*self.searchable_words(), *block.get_searchable_content(self.story)])
            ),
        )

    def searchable_words(self) -> list[str]:
        """Words that stand beside its text: a venue, the roles of speakers."""
        return []

    # --- outside formats ----------------------------------------------

    def as_record(self) -> Record:
        return Record(**self.record_fields())

    def record_fields(self) -> dict[str, Any]:
        """What `Record` takes; page types add to it."""
        return {
            "identifier": self.permanent_url,
            "kind": self.search_kind,
            "schema_type": self.schema_type,
            "language": self.locale.language_code,
            "title": self.title,
            "abstract": self.summary,
            "url": self.full_url or "",
            "date": self.search_date(),
            "published_at": self.first_published_at,
            "modified_at": self.last_published_at,
            "trail": tuple(Crumb(title=p.title, url=p.full_url or "") for p in self.trail()),
        }

    def trail(self) -> list[Page]:
        """The pages above it, from the front page down, without itself; those that anyone may see."""
        return self._trail

    @cached_property
    def _trail(self) -> list[Page]:
        return list(visible(self.get_ancestors().filter(depth__gt=1)).select_related("locale"))


class ResourcePage(BasePage):
    """A work of the library: what it is about, where, and with which picture."""

    date = models.DateField(_("date"), null=True, blank=True)
    image = models.ForeignKey(
        "pages.Image",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    topics = ParentalManyToManyField(
        "pages.TopicPage", verbose_name=_("topics"), blank=True, related_name="+"
    )
    instruments = ParentalManyToManyField(
        "pages.InstrumentPage", verbose_name=_("instruments"), blank=True, related_name="+"
    )
    countries = CodesField(_("countries"), vocabulary=vocabularies.countries)
    regions = CodesField(_("regions"), vocabulary=vocabularies.regions)

    picture_panel = MultiFieldPanel(["image", "image_alt", "image_caption"], heading=_("Picture"))
    about_panel = MultiFieldPanel(
        ["topics", "instruments", FieldPanel("countries"), FieldPanel("regions")],
        heading=_("What it is about"),
    )
    content_panels = [*BasePage.content_panels[:-1], "date", picture_panel, "story", about_panel]
    override_translatable_fields: ClassVar[list] = [
        *BasePage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in ("date", "image", "topics", "instruments", "countries", "regions")
        ),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.image_id and not self.image_alt:
            raise ValidationError({"image_alt": _("Say in words what the picture shows.")})

    def related_ids(self) -> set[int]:
        ids = super().related_ids()
        for name in ("topics", "instruments"):
            ids |= {page.pk for page in self.shown(name)}
        return ids

    @property
    def topic_list(self) -> list[Resolved]:
        return self.neighbour_list(self.shown("topics"))

    @property
    def instrument_list(self) -> list[Resolved]:
        return self.neighbour_list(self.shown("instruments"))

    @property
    def country_names(self) -> list[str]:
        language = self.locale.language_code
        return [vocabularies.place_name(code, language) for code in self.countries]

    @property
    def region_names(self) -> list[str]:
        language = self.locale.language_code
        return [vocabularies.place_name(code, language) for code in self.regions]

    def searchable_words(self) -> list[str]:
        return [self.image_caption, *self.country_names, *self.region_names]

    def search_date(self) -> Any:
        return self.date

    def search_facets(self) -> list[FacetTag]:
        from pages.models import InstrumentPage, TopicPage  # noqa: PLC0415

        trees = {
            "topic": with_ancestors([*self.topics.all(), self], TopicPage),
            "instrument": with_ancestors([*self.instruments.all(), self], InstrumentPage),
        }
        return [
            *(FacetTag(facet=name, value=str(key)) for name, keys in trees.items() for key in keys),
            *(FacetTag(facet="country", value=code) for code in self.countries),
            *(FacetTag(facet="region", value=code) for code in self.regions),
        ]

    def record_fields(self) -> dict[str, Any]:
        subjects = tuple(work.title for work in self.topic_list)
        return {**super().record_fields(), "subjects": subjects, "picture": self.record_picture()}

    def record_picture(self) -> Picture | None:
        if self.image is None:
            return None
        shown = self.image.get_rendition("width-1200|format-jpeg")
        return Picture(
            url=shown.full_url, width=shown.width, height=shown.height, alt=self.image_alt
        )


class IndexPage(BasePage):
    """The list of all works of one kind. Its own text is short; what it lists is asked of the library."""

    lists_kind = ""
    # In which order it lists its works, and whether they stand under their "month" or "year".
    list_order: ClassVar[tuple[str, ...]] = ("title",)
    list_headings = ""
    subpage_types: list[str] = []
    parent_page_types = ["home.HomePage"]
    max_count_per_parent = 1
    search_kind = ""

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        # Wagtail gives each page class a template of its own name, whatever its parent says.
        return "pages/index_page.html"

    def ordered(self, works: PageQuerySet) -> PageQuerySet:
        """The works that it lists, in their order."""
        return works.order_by(*self.list_order, "pk")

    def search_facets(self) -> list[FacetTag]:
        return []
