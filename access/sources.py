"""Which page of a family is its source: the first one that was written."""

from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page

from access.models import WorkSource
from access.visibility import is_public, visible


def connect() -> None:
    post_save.connect(remember, dispatch_uid="access.sources.remember")
    pre_delete.connect(keep_hidden, sender=Page, dispatch_uid="access.sources.keep_hidden")
    post_delete.connect(pass_on, sender=Page, dispatch_uid="access.sources.pass_on")


def remember(sender: type, instance: object, **kwargs: Any) -> None:
    """The first page of a family that is saved is its source. Bulk writers record it themselves."""
    written = kwargs["created"] and not kwargs.get("raw")
    if written and isinstance(instance, Page) and instance.depth > 1:
        WorkSource.objects.get_or_create(
            translation_key=instance.translation_key, defaults={"page_id": instance.pk}
        )


def keep_hidden(sender: type, instance: Page, **kwargs: Any) -> None:
    """When a hidden source is deleted, what it hid stays hidden: its translations are unpublished."""
    if not WorkSource.objects.filter(page_id=instance.pk).exists() or is_public(instance):
        return
    family = Page.objects.filter(translation_key=instance.translation_key, live=True)
    for page in family.exclude(pk=instance.pk).specific():
        page.unpublish()


def pass_on(sender: type, instance: Page, **kwargs: Any) -> None:
    """
    When a source is deleted, the oldest translation that is left becomes the source: one that anyone may
    see, if there is one, since a hidden source hides the others.
    """
    key = instance.translation_key
    if WorkSource.objects.filter(translation_key=key).exclude(page_id=instance.pk).exists():
        return
    family = Page.objects.filter(translation_key=key).exclude(pk=instance.pk).order_by("pk")
    heir = visible(family).first() or family.first()
    if heir is not None:
        WorkSource.objects.update_or_create(translation_key=key, defaults={"page_id": heir.pk})


def source_of(page: Page) -> Page | None:
    """The page that this one is a translation of; None for a source. One query."""
    row = WorkSource.objects.filter(translation_key=page.translation_key).first()
    if row is None or row.page_id == page.pk:
        return None
    return row.page


def sources_of(families: list[UUID]) -> dict[UUID, int]:
    """The primary key of the source page of each family. One query."""
    rows = WorkSource.objects.filter(translation_key__in=families)
    return dict(rows.values_list("translation_key", "page_id"))
