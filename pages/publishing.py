"""What follows in the transaction in which something becomes public, or ceases to be."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.signals import page_published, page_unpublished, post_page_move

from jobs import content_version


def connect() -> None:
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


def after_change(sender: type, **kwargs: Any) -> None:
    content_version.bump("changed")


def after_deleting(sender: type, instance: object, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        content_version.bump("deleted")
