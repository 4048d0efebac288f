"""What follows here when something happens to a page."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail.signals import page_published

from translation import independence, sources
from translation.publishing import FRONT_PAGE_DEPTH
from translation.standing import is_source


def connect() -> None:
    page_published.connect(after_publishing, dispatch_uid="translation.after_publishing")
    post_delete.connect(after_deletion, dispatch_uid="translation.after_deletion")


def after_publishing(sender: type, instance: Page, **kwargs: Any) -> None:
    """Its texts and its slug, in other languages too, are those of its newest public version."""
    sources.follow(instance)
    _lead(instance)


def _lead(source: Page) -> None:
    """
    A work has one slug in all its languages: where its source took another, they follow, and Wagtail
    leaves a redirect at each old address. Drafts too, or their publication would bring the old one back.
    """
    family = Page.objects.filter(translation_key=source.translation_key)
    others = family.exclude(pk=source.pk).exclude(slug=source.slug)
    # Asked in this order: nearly always there are no others.
    if source.depth <= FRONT_PAGE_DEPTH or not others.exists() or not is_source(source):
        return
    for page in others.specific():
        slug = find_available_slug(page.get_parent(), source.slug, page.pk)
        if slug == page.slug:
            continue
        page.slug = slug
        page.save(clean=False)
        for revision in {page.latest_revision, page.scheduled_revision} - {None}:
            revision.content["slug"] = slug
            revision.save(update_fields=["content"])


def after_deletion(sender: type, instance: object, **kwargs: Any) -> None:
    if type(instance) is Page:
        independence.after_deletion(instance)
