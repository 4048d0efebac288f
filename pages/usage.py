"""Where a page is used: which works name it, for an editor who is about to change or remove it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, IntegerField, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from wagtail.models import Page, PageQuerySet, ReferenceIndex

from access.models import WorkSource
from access.specifics import whole
from access.visibility import visible
from translation.models import IndependentTranslation
from translation.permissions import LanguagePermissionTester
from translation.standing import with_sources

MOST = 10


@dataclass(frozen=True, kw_only=True)
class Use:
    """A page that names another. Without a title it is one that the editor may not see."""

    title: str
    kind: str
    is_public: bool
    edit_url: str


@dataclass(frozen=True, kw_only=True)
class Usage:
    """How many pages name one, the first of them, and where all are listed."""

    total: int
    uses: tuple[Use, ...]
    url: str

    @property
    def more(self) -> int:
        return self.total - len(self.uses)


def pages_naming(page: Page) -> PageQuerySet:
    """
    The works that name a work, drafts too, each once: as it was written, and translations that go their own
    way. Other works hold its source, so all its languages are asked about together.
    """
    pages = ContentType.objects.get_for_model(Page)
    family = Page.objects.filter(translation_key=page.translation_key).values_list("pk", flat=True)
    references = ReferenceIndex.objects.filter(
        base_content_type=pages,
        to_content_type=pages,
        to_object_id__in=[str(pk) for pk in family],
    )
    ids = references.values_list(Cast("object_id", IntegerField()), flat=True)
    is_written = Exists(WorkSource.objects.filter(page=OuterRef("pk")))
    is_alone = Exists(IndependentTranslation.objects.filter(page=OuterRef("pk")))
    naming = Page.objects.filter(pk__in=ids).exclude(translation_key=page.translation_key)
    return naming.filter(is_written | is_alone).order_by("-latest_revision_created_at", "-pk")


def usage_of(page: Page, *, by: Any) -> Usage:
    """For an editor. Six queries and what is asked once about a person's rights."""
    naming = pages_naming(page)
    shown: Any = with_sources(naming)[:MOST]
    first = whole(shown)
    public = set(
        visible(Page.objects.filter(pk__in=[work.pk for work in first])).values_list(
            "pk", flat=True
        )
    )
    return Usage(
        total=naming.count(),
        uses=tuple(_use(work, is_public=work.pk in public, by=by) for work in first),
        url=reverse("wagtailadmin_pages:usage", args=[page.pk]),
    )


def _use(work: Page, *, is_public: bool, by: Any) -> Use:
    may_edit = LanguagePermissionTester(by, work).can_edit()
    return Use(
        title=work.get_admin_display_title() if may_edit or is_public else "",
        kind=str(work._meta.verbose_name),
        is_public=is_public,
        edit_url=reverse("wagtailadmin_pages:edit", args=[work.pk]) if may_edit else "",
    )
