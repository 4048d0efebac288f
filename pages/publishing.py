"""What follows in the transaction in which something becomes public, or ceases to be."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from jobs import content_version

# What Wagtail notes on a live page when somebody saves a draft of it.
_BOOKKEEPING = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
}


def connect() -> None:
    for model in (get_image_model(), get_document_model(), Site):
        for signal in (post_save, post_delete):
            signal.connect(
                after_change, sender=model, dispatch_uid=f"pages.{model.__name__}.{id(signal)}"
            )
    post_save.connect(after_saving, dispatch_uid="pages.after_saving")
    page_published.connect(after_publishing, dispatch_uid="pages.after_publishing")
    page_unpublished.connect(after_change, dispatch_uid="pages.after_unpublishing")
    post_page_move.connect(after_change, dispatch_uid="pages.after_moving")
    post_delete.connect(after_deleting, dispatch_uid="pages.after_deleting")
    for signal in (post_save, post_delete):
        signal.connect(
            after_change, sender=PageViewRestriction, dispatch_uid=f"pages.restriction.{id(signal)}"
        )


def after_publishing(sender: type, instance: Page, **kwargs: Any) -> None:
    # The index that opens files is otherwise written by a task: a new file would stay closed until then,
    # and one that was taken out would stay open.
    ReferenceIndex.create_or_update_for_object(instance)
    content_version.bump("published")


def after_saving(sender: type, instance: object, **kwargs: Any) -> None:
    """A live page that is saved without a revision: a slug that follows a move, a row mended by a command."""
    if kwargs.get("raw") or not isinstance(instance, Page) or not instance.live:
        return
    fields = kwargs.get("update_fields")
    if fields is None or set(fields) - _BOOKKEEPING:
        content_version.bump("saved")


def after_change(sender: type, **kwargs: Any) -> None:
    content_version.bump("changed")


def after_deleting(sender: type, instance: object, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        content_version.bump("deleted")
