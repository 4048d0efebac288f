"""What was sent for translation, kept equal to what is written."""

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

from access.sources import source_of


@transaction.atomic
def refreshed(page: Page) -> TranslationSource:
    """
    The source of a work's translations, as its page stands now: the public version of a live page, the
    last saved one of a draft. `page` may be any language of the work.
    """
    original = source_of(page) or page
    stored = Page.objects.get(pk=original.pk).specific
    source, _is_new = TranslationSource.update_or_create_from_instance(stored)
    return source


def follow(page: Page) -> None:
    """A source was published: its texts are those of the new version, if it was ever sent for translation."""
    known = TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id
    )
    if known.exists():
        refreshed(page)
