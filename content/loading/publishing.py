"""
What publishing each page would leave behind, for many at once: revision, page, references, history.

The only place in which a page becomes public without its `save()`. So it asks the gate itself, and tells
the search and the caches in the same transaction.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backend

from content.loading import rows
from content.loading.rows import Before
from content.loading.sowing import base_row
from jobs import content_version
from pages.models import ResourcePage
from search import outbox

_PLACE = {
    "id",
    "path",
    "depth",
    "numchild",
    "translation_key",
    "locale",
    "content_type",
    "url_path",
    "slug",
    "owner",
    "show_in_menus",
    "go_live_at",
    "locked",
    "locked_at",
    "locked_by",
    "alias_of",
}
# What a load may change in Wagtail's own table: not where a page stands, nor who holds it.
_CONTENT = [f.name for f in Page._meta.concrete_fields if f.name not in _PLACE]


@dataclass(frozen=True, kw_only=True)
class Writing:
    """A page whose content changed, and whether the public may read it as it is now."""

    page: ResourcePage
    before: Before
    is_public: bool


def write(writings: Sequence[Writing], when: datetime) -> dict[int, Revision]:
    """Write the pages. Returns their new revisions by the number of the page."""
    if not writings:
        return {}
    rows.save([(writing.page, writing.before) for writing in writings])
    revisions = _revisions(writings, when)
    for writing in writings:
        _mark(writing, revisions[writing.page.pk], when)
        base_row(writing.page).save_base(raw=True, force_update=True, update_fields=_CONTENT)
        writing.page.save_base(raw=True, force_update=True)
    _remember(writings, revisions, when)
    return revisions


def tell(pages: Sequence[ResourcePage], files: Sequence[Any] = ()) -> None:
    """What everyone else must know: who refers to what, Wagtail's search, ours, keepers of copies."""
    refer([*pages, *files])
    by_type = defaultdict(list)
    for row in [*pages, *files]:
        by_type[type(row)].append(row)
    backend = get_search_backend()
    for model, group in by_type.items():
        backend.get_index_for_model(model).add_items(model, group)
    if pages:
        outbox.changed_many({page.translation_key for page in pages})
        content_version.bump("loaded")


def _revisions(writings: Sequence[Writing], when: datetime) -> dict[int, Revision]:
    base = ContentType.objects.get_for_model(Page)
    new = Revision.objects.bulk_create(
        Revision(
            content_type=writing.page.cached_content_type,
            base_content_type=base,
            object_id=str(writing.page.pk),
            created_at=when,
            object_str=str(writing.page),
            content=writing.page.serializable_data(),
        )
        for writing in writings
    )
    return {writing.page.pk: revision for writing, revision in zip(writings, new, strict=True)}


def _mark(writing: Writing, revision: Revision, when: datetime) -> None:
    page = writing.page
    page.latest_revision_id = revision.pk
    page.latest_revision_created_at = when
    page.draft_title = page.title
    page.has_unpublished_changes = not writing.is_public
    if writing.is_public:
        page.live_revision_id = revision.pk
        page.last_published_at = when
        page.first_published_at = page.first_published_at or when
        page.live, page.expired = True, False


def refer(rows_: Sequence[Any]) -> None:
    """The reference index of many rows: what `create_or_update_for_object()` does for one."""
    index: Any = ReferenceIndex
    wanted = {
        (_type_of(row), _base_of(row), str(row.pk), *reference)
        for row in rows_
        for reference in index._extract_references_from_object(row)  # noqa: SLF001
    }
    names = (
        "content_type_id",
        "base_content_type_id",
        "object_id",
        "to_content_type_id",
        "to_object_id",
        "model_path",
        "content_path",
    )
    stored = ReferenceIndex.objects.filter(
        base_content_type__in={_base_of(row) for row in rows_},
        object_id__in=[str(row.pk) for row in rows_],
    )
    have = {tuple(row[1:]): row[0] for row in stored.values_list("pk", *names)}
    ours = {(_base_of(row), str(row.pk)) for row in rows_}
    gone = [pk for key, pk in have.items() if key[1:3] in ours and key not in wanted]
    if gone:
        ReferenceIndex.objects.filter(pk__in=gone).delete()
    ReferenceIndex.objects.bulk_create(
        ReferenceIndex(
            content_path_hash=index._get_content_path_hash(reference[-1]),  # noqa: SLF001
            **dict(zip(names, reference, strict=True)),
        )
        for reference in sorted(wanted - have.keys())
    )


def _type_of(row: Any) -> int:
    return ContentType.objects.get_for_model(row).pk


def _base_of(row: Any) -> int:
    return ContentType.objects.get_for_model(Page if isinstance(row, Page) else row).pk


def _remember(writings: Sequence[Writing], revisions: dict[int, Revision], when: datetime) -> None:
    """A line in the history of each page."""
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            content_type=writing.page.cached_content_type,
            label=str(writing.page),
            action="wagtail.publish" if writing.is_public else "wagtail.edit",
            timestamp=when,
            page_id=writing.page.pk,
            revision=revisions[writing.page.pk],
            content_changed=True,
        )
        for writing in writings
    )
