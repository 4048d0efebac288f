"""What every page is made of."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod
from wagtail_localize.fields import SynchronizedField

from access.models import WorkSource
from access.visibility import is_restricted, visible
from pages.addresses import served_request
from pages.blocks import StoryBlock
from pages.checking import files, words
from pages.checking.remarks import Remark
from pages.fields import StoryField
from pages.forms import WorkForm
from pages.languages import Resolved, language_tag, resolve_pages
from pages.panels import with_help
from pages.permanent import permanent_url
from pages.pictures import attach_pictures
from pages.recording import crumb, version
from pages.records import Named, Record
from pages.relations import numbers_of
from pages.serving import RESERVED_SLUGS
from search.documents import SearchText
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
    # An address of the site itself that is this page's.
    reserved_slug = ""
    # What stands in its address below the page that an editor made: a country's code.
    address_below = ""
    base_form_class = WorkForm
    show_in_menus_default = False

    content_panels = [*Page.content_panels, "summary", "story"]
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.SearchField("story")]
    # wagtail-localize: what is the same in every language.
    override_translatable_fields: ClassVar[list] = [SynchronizedField("slug", overridable=False)]
    # Relations that its record goes through, as `prefetch_related` takes them: read for many pages at once.
    record_relations: ClassVar[tuple[str, ...]] = ()
    # Read for a list of records, which tells neither the works that its text names nor its picture.
    is_one_of_many = False

    class Meta:
        abstract = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:  # not a row from the database
            kwargs.setdefault("live", False)
            kwargs.setdefault("has_unpublished_changes", True)
        super().__init__(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        taken = RESERVED_SLUGS - {self.reserved_slug}
        if self.slug in taken and (self.depth or 3) <= 3:
            message = _("“%(slug)s” is an address of the site itself. Choose another.")
            raise ValidationError({"slug": ValidationError(message, params={"slug": self.slug})})

    def save(self, *args: Any, **kwargs: Any) -> Any:
        gate.guard_save(self, kwargs.get("update_fields"))
        return super().save(*args, **kwargs)

    def permissions_for_user(self, user: Any) -> LanguagePermissionTester:
        return LanguagePermissionTester(user, self)

    # --- what editors see of it ---------------------------------------

    @cached_classmethod
    def get_edit_handler(cls) -> Any:  # noqa: N805
        return with_help(super().get_edit_handler())

    def remarks(self) -> Iterator[Remark]:
        """What a reader would mind, for the checklist of its form; page types add to it."""
        yield from words.about_title(self)
        yield from words.about_summary(self)
        yield from words.about_pictures(self)
        yield from files.about_documents(self)

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

    def kept_query(self, asked: QueryDict) -> str:
        """What of a query still means the same in another language, with its question mark."""
        return ""

    # --- the works it names -------------------------------------------

    def related_ids(self) -> set[int]:
        """Numbers of the pages that it names anywhere, each in the language it was written in."""
        return set() if self.is_one_of_many else self.ids_in_story()

    def ids_in_story(self) -> set[int]:
        """Numbers of the pages that its text names."""
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

    def numbers_in(self, relation: str) -> list[int]:
        """Numbers of the works that one of its many-to-many relations holds, in the order of the tree."""
        if relation in self._shown:
            return [work.pk for work in self._shown[relation]]
        return self._named.get(relation, [])

    @cached_property
    def _named(self) -> dict[str, list[int]]:
        return numbers_of(self)

    @cached_property
    def _shown(self) -> dict[str, list[Any]]:
        return {}

    def know_rows(self, rows: dict[str, list[Any]]) -> None:
        """Take the rows of its relations from who read them for many pages."""
        self._shown.update(rows)

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
        told = "\n".join(map(str, block.get_searchable_content(self.story)))
        beside = " · ".join(filter(None, map(str, self.searchable_words())))
        return SearchText(
            language=self.locale.language_code,
            title=self.title,
            summary=self.summary,
            heads="\n".join(str(b.value["text"]) for b in self.story if b.block_type == "heading"),
            body="\n\n".join(filter(None, (told, beside))),
        )

    def searchable_words(self) -> list[str]:
        """Words that stand beside its text: a venue, the roles of speakers. No snippet mixes them with it."""
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
            "place": self.place_line(),
            "published_at": self.first_published_at,
            "modified_at": self.last_published_at,
            "trail": tuple(crumb(page) for page in self.trail()),
            **self._record_of_neighbours(),
        }

    def _record_of_neighbours(self) -> dict[str, Any]:
        """Its languages and the works that its text names: what a list of many does not tell."""
        if self.is_one_of_many:
            return {}
        return {
            "versions": tuple(version(page, self.address_below) for page in self.versions()),
            "mentions": named(self.neighbour_list(sorted(self.ids_in_story()))),
        }

    def place_line(self) -> str:
        """Where it happened, as its page says it."""
        return ""

    def versions(self) -> list[Page]:
        """Its pages in all languages that anyone may see, itself among them if they may see it."""
        return self._versions

    @property
    def is_for_anyone(self) -> bool:
        """
        Whether programs find its calendars, feeds, citations and twin, which know nobody. No restricted page
        has them, whoever reads it; a draft in a preview shows the ways that it will have.
        """
        return not self.live or any(version.pk == self.pk for version in self.versions())

    def trail(self) -> list[Page]:
        """The pages above it, from the front page down, without itself; those that anyone may see."""
        return self._trail

    def know_trail(self, trail: list[Page]) -> None:
        """Take the pages above it from who read them for many."""
        self._trail = trail

    @cached_property
    def _trail(self) -> list[Page]:
        return list(visible(self.get_ancestors().filter(depth__gt=1)).select_related("locale"))

    @cached_property
    def _versions(self) -> list[Page]:
        family = visible(Page.objects.filter(translation_key=self.translation_key))
        is_source = Exists(WorkSource.objects.filter(page_id=OuterRef("pk")))
        found = family.annotate(is_source=is_source).select_related("locale")
        return list(found.order_by("locale__language_code"))


def named(works: Iterable[Resolved | None]) -> tuple[Named, ...]:
    """Works that a page names, as outside formats give them."""
    return tuple(
        Named(
            identifier=permanent_url(work.page.translation_key),
            schema_type=work.page.schema_type,
            title=work.title,
        )
        for work in works
        if work is not None and isinstance(work.page, BasePage)
    )
