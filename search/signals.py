"""
Which writes change what visitors find. Receivers only say so (`search.outbox.changed`).

Bulk writers and fixtures (`raw`) tell the search themselves.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from access.visibility import closed_roots
from search.models import Lane, SearchEntryFile
from search.outbox import changed

# Saving only these changes nothing that a visitor reads.
_OF_THE_EDITOR = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "has_unpublished_changes",
        "draft_title",
        "locked",
        "locked_at",
        "locked_by",
        "show_in_menus",
        "numchild",
        "file_hash",
    }
)


def connect() -> None:
    page_published.connect(on_publish, dispatch_uid="search.publish")
    page_unpublished.connect(on_unpublish, dispatch_uid="search.unpublish")
    post_page_move.connect(on_move, dispatch_uid="search.move")
    post_save.connect(on_page_save, dispatch_uid="search.page_save")
    post_delete.connect(on_page_delete, sender=Page, dispatch_uid="search.page_delete")
    post_save.connect(on_file_save, sender=get_document_model(), dispatch_uid="search.file_save")
    pages, collections = PageViewRestriction, CollectionViewRestriction
    post_save.connect(on_restrict, sender=pages, dispatch_uid="search.restrict")
    post_delete.connect(on_release, sender=pages, dispatch_uid="search.release")
    post_save.connect(on_collection, sender=collections, dispatch_uid="search.collection_closed")
    post_delete.connect(on_collection, sender=collections, dispatch_uid="search.collection_opened")


def on_publish(sender: type, instance: Page, **kwargs: Any) -> None:
    changed([instance.translation_key], "published")


def on_unpublish(sender: type, instance: Page, **kwargs: Any) -> None:
    changed([instance.translation_key], "unpublished", lane=Lane.HIDE)


def on_page_save(
    sender: type,
    instance: object,
    update_fields: Iterable[str] | None = None,
    **kwargs: Any,
) -> None:
    """A page saved by hand, or an alias that becomes a translation: what is stored is what is read."""
    if not isinstance(instance, Page) or kwargs.get("raw"):
        return
    if update_fields is not None and _OF_THE_EDITOR.issuperset(update_fields):
        return
    if instance.live:
        changed([instance.translation_key], "saved")
    elif not kwargs.get("created"):
        changed([instance.translation_key], "saved", lane=Lane.HIDE)


def on_page_delete(sender: type, instance: Page, **kwargs: Any) -> None:
    changed([instance.translation_key], "deleted", lane=Lane.HIDE)


def on_move(sender: type, instance: Page, **kwargs: Any) -> None:
    """A moved subtree may now stand under a restriction, or only under another topic."""
    if kwargs["parent_page_before"].pk != kwargs["parent_page_after"].pk:
        is_closed = any(instance.path.startswith(root) for root in closed_roots())
        lane = Lane.HIDE if is_closed else Lane.EDIT
        changed(_families_under(instance.path), "moved", lane=lane)


def on_restrict(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        changed(_families_below(instance), "restricted", lane=Lane.HIDE)


def on_release(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    changed(_families_below(instance), "released")


def on_file_save(
    sender: type, instance: Any, update_fields: Iterable[str] | None = None, **kwargs: Any
) -> None:
    """A document was replaced, or moved to another collection."""
    if kwargs.get("raw") or (update_fields and _OF_THE_EDITOR.issuperset(update_fields)):
        return
    changed(_families_with([instance.pk]), "file")


def on_collection(sender: type, instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """A collection was closed or opened: the words in its files are found no more, or again."""
    inside = get_document_model().objects.filter(
        collection__path__startswith=instance.collection.path
    )
    if not kwargs.get("raw"):
        changed(_families_with(inside.values("pk")), "collection")


def _families_below(restriction: PageViewRestriction) -> Iterable[UUID]:
    """Works under a restriction; none when its page is being deleted with it."""
    page = Page.objects.filter(pk=restriction.page_id).values_list("path", flat=True).first()
    return _families_under(page) if page else ()


def _families_under(path: str) -> Iterable[UUID]:
    return Page.objects.filter(path__startswith=path).values_list("translation_key", flat=True)


def _families_with(documents: Any) -> Iterable[UUID]:
    files = SearchEntryFile.objects.filter(document__in=documents)
    return files.values_list("entry__family", flat=True)
