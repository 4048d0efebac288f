"""What every page is made of."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail.utils.decorators import cached_classmethod
from wagtail_localize.fields import SynchronizedField

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
from pages.records import Crumb, Record
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
