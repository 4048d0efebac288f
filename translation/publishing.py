"""
Every write of a translation: begun, saved as a draft, published.

wagtail-localize writes the row of a translation first and asks afterwards; where that page is live already,
unreviewed words are public at once. Here the order is: refresh the source, ask the gate, write a revision,
publish it, in one transaction.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    MissingRelatedObjectError,
    Translation,
    TranslationLog,
    TranslationSource,
)

from access.sources import source_of
from access.visibility import may_see
from translation import gate, rights
from translation.gate import GateClosed
from translation.models import IndependentTranslation
from translation.sources import refreshed

FRONT_PAGE_DEPTH = 2


def publish_translation(source_page: Page, locale: Locale, *, by: rights.Person | None) -> Page:
    """
    Make a work public in a language, in the words of its translation.

    Returns the live page. Raises GateClosed with sentences where a text is missing, a link is wrong, the
    page goes its own way or `by` has no right; then nothing has changed. `by=None` is for commands.
    """
    with transaction.atomic():
        source = refreshed(source_page)
        target = _target(source, locale)
        _refuse_unless(_may_publish(locale, target, by))
        _claim(source, locale)
        model = source.specific_content_type.model_class()
        _refuse_unless(gate.refusals_of_texts(source.pk, locale, model))
        page = _written(source, locale, by=by, is_draft=False)
        if by is not None and not page.permissions_for_user(by).can_publish():
            raise GateClosed([_("You have no permission to publish this page.")])
        revision: Any = page.latest_revision
        revision.publish(user=by, skip_permission_checks=True)
    return Page.objects.get(pk=page.pk).specific


def begin_translation(source_page: Page, locale: Locale, *, by: rights.Person | None) -> Page:
    """
    Send a work for translation into a language: its draft page, still in the source's words, and its
    texts. Pages above it come along. What was begun before is brought up to date.

    Raises GateClosed where `by` has no part in that language or may not read the source.
    """
    with transaction.atomic():
        if by is not None and not may_see(source_page.specific, by):
            raise GateClosed([_("This page is not public yet, and not yours to read.")])
        return save_draft(refreshed(source_page), locale, by=by)


def save_draft(source: TranslationSource, locale: Locale, *, by: rights.Person | None) -> Page:
    """Keep what is translated so far as a draft. A live page stays as visitors read it."""
    with transaction.atomic():
        if by is not None and not rights.may(by, locale, *rights.ANY):
            raise GateClosed([_no_part(locale)])
        _refuse_second_hand(source)
        target = _target(source, locale)
        _refuse_unless(_goes_its_own_way(target))
        _claim(source, locale)
        page = _written(source, locale, by=by, is_draft=True)
    return Page.objects.get(pk=page.pk).specific


def _written(
    source: TranslationSource, locale: Locale, *, by: rights.Person | None, is_draft: bool
) -> Page:
    """
    The translation in a new revision. The row of a page that visitors read stays as it is until that is
    published. A draft has the source's words where a text is missing.
    """
    original = source.as_instance()
    target = _target(source, locale)
    if target is None:
        _begin_parents(source, locale, by=by)
        original.copy_for_translation(locale)
    elif target.alias_of_id:
        ConvertAliasPageAction(target.specific, user=by).execute(skip_permission_checks=True)
    page = _built(source, locale, is_draft=is_draft)
    if not page.live:
        page.save(clean=False)
    revision = page.save_revision(user=by, clean=False)
    source.sync_view_restrictions(original, page)
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return page


def _built(source: TranslationSource, locale: Locale, *, is_draft: bool) -> Page:
    """The page with its translated words, not saved yet. What its own rules refuse is said with the field."""
    try:
        page: Page = source.get_ephemeral_translated_instance(locale, fallback=is_draft)
        parent: Any = page.get_parent()
        page.slug = _kept_slug(page) or find_available_slug(parent, slugify(page.slug), page.pk)
        if is_draft:
            page.minimal_clean()
        else:
            page.full_clean()
    except ValidationError as error:
        raise GateClosed(_sentences(error, source)) from error
    except MissingRelatedObjectError as error:
        what = error.segment.get_source_instance()
        raise GateClosed([_("“%(what)s” is not translated yet.") % {"what": what}]) from error
    return page


def _kept_slug(page: Page) -> str:
    """Front pages stand side by side under the root, so each keeps a slug of its own."""
    return Page.objects.get(pk=page.pk).slug if page.depth == FRONT_PAGE_DEPTH else ""


def _begin_parents(source: TranslationSource, locale: Locale, *, by: rights.Person | None) -> None:
    """wagtail-localize would mirror a page above that has no translation; it is sent for translation too."""
    parent = source.get_source_instance().get_parent()
    if parent.is_root() or parent.has_translation(locale):
        return
    # Not its own check of rights: whoever may begin the page may begin what it stands under.
    save_draft(refreshed(parent), locale, by=by)


def _claim(source: TranslationSource, locale: Locale) -> None:
    """
    Make the row that stands for a work in a language, or lock it: two people who publish the same work wait
    for each other.
    """
    translation, _is_new = Translation.objects.select_for_update().get_or_create(
        source=source, target_locale=locale
    )
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])


def _target(source: TranslationSource, locale: Locale) -> Page | None:
    pages = Page.objects.filter(translation_key=source.object_id, locale=locale)
    return pages.select_related("locale").first()


def _may_publish(locale: Locale, target: Page | None, by: rights.Person | None) -> list[str]:
    if sentences := _goes_its_own_way(target):
        return sentences
    if by is None:
        return []
    return [] if rights.may(by, locale, *rights.PUBLISHES) else [gate.no_right(locale)]


def _no_part(locale: Locale) -> str:
    sentence = _("You have no part in the work in %(language)s.")
    return sentence % {"language": locale.get_display_name()}


def _refuse_second_hand(source: TranslationSource) -> None:
    """A translation of a translation would never be complete: its texts are not those of the work."""
    original = source_of(source.get_source_instance())
    if original is not None:
        sentence = _("This is a translation itself. Translate the work from %(language)s.")
        raise GateClosed([sentence % {"language": original.locale.get_display_name()}])


def _goes_its_own_way(target: Page | None) -> list[str]:
    if target is None or not IndependentTranslation.objects.filter(page=target).exists():
        return []
    return [_("“%(title)s” is written on its own, not translated.") % {"title": target.title}]


def _refuse_unless(sentences: list[str]) -> None:
    if sentences:
        raise GateClosed(sentences)


def _sentences(error: ValidationError, source: TranslationSource) -> list[str]:
    """What the page's own rules say, with the name of the field."""
    if not hasattr(error, "error_dict"):
        return [str(message) for message in error.messages]
    model: Any = source.specific_content_type.model_class()
    fields = {
        field.name: str(getattr(field, "verbose_name", "")) for field in model._meta.get_fields()
    }
    return [
        f"{capfirst(fields[name])}: {message}" if fields.get(name) else str(message)
        for name, messages in error.message_dict.items()
        for message in messages
    ]
