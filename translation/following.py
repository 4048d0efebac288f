"""What follows here when something happens to a page."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published

from translation import independence, sources


def connect() -> None:
    page_published.connect(after_publishing, dispatch_uid="translation.after_publishing")
    post_delete.connect(after_deletion, dispatch_uid="translation.after_deletion")


def after_publishing(sender: type, instance: Page, **kwargs: Any) -> None:
    """The texts of a work that was sent for translation are those of its newest public version."""
    sources.follow(instance)


def after_deletion(sender: type, instance: object, **kwargs: Any) -> None:
    if type(instance) is Page:
        independence.after_deletion(instance)
