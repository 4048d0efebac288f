"""
wagtail-localize, with every way of writing a translation led through `publishing`.

Its views, its PO files and its commands call a handful of methods. They are put in place of the originals
once, when Django starts, so that no path of the stock editor needs to know of ours.
"""

from typing import Any

import wagtail_localize.fields
import wagtail_localize.models
from django.db import transaction
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Locale, Page
from wagtail_localize.locales import components
from wagtail_localize.models import (
    LocaleSynchronization,
    SegmentOverride,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.views.report import TranslationsReportView

from translation import gate, independence, overrides, publishing, rights, segments
from translation.cleaning import without_control_characters
from translation.gate import GateClosed
from translation.standing import standing_of

stock_copy_synchronised_fields = wagtail_localize.fields.copy_synchronised_fields
stock_refresh_segments = TranslationSource.refresh_segments
_stock_update_or_create = TranslationSource.update_or_create_from_instance.__func__
_stock_get_or_create = TranslationSource.get_or_create_from_instance.__func__
_stock_write = TranslationSource.create_or_update_translation
_stock_report = TranslationsReportView.get_queryset
_stock_save_translation = Translation.save
_stock_save_override = SegmentOverride.save
_stock_save_string = StringTranslation.save
_stock_checks: dict[Any, Any] = {
    action: action.check
    for action in (PublishPageRevisionAction, CopyPageAction, CreatePageAliasAction)
}


def take_over() -> None:
    """Put ours in the place of theirs. Calling it twice changes nothing."""
    source: Any = TranslationSource
    source.create_or_update_translation = write_translation
    source.refresh_segments = refresh_segments
    source.update_or_create_from_instance = classmethod(
        _in_one_transaction(_stock_update_or_create)
    )
    source.get_or_create_from_instance = classmethod(_in_one_transaction(_stock_get_or_create))
    module: Any = wagtail_localize.models
    module.copy_synchronised_fields = copy_synchronised_fields
    translation: Any = Translation
    translation.save = save_translation
    override: Any = SegmentOverride
    override.save = save_override
    string: Any = StringTranslation
    string.save = save_string
    actions: dict[Any, Any] = {
        PublishPageRevisionAction: check_before_publishing,
        CopyPageAction: check_before_copying,
        CreatePageAliasAction: check_before_copying,
    }
    for action, check in actions.items():
        action.check = check
    report: Any = TranslationsReportView
    report.get_queryset = translations_of_my_languages
    _offer_no_mirrors()


def write_translation(  # noqa: PLR0913, PLR0917 (the original's signature)
    self: TranslationSource,
    locale: Locale,
    user: rights.Person | None = None,
    publish: bool = True,  # noqa: FBT001, FBT002
    copy_parent_pages: bool = False,  # noqa: FBT001, FBT002
    fallback: bool = False,  # noqa: FBT001, FBT002
) -> tuple[Any, bool]:
    """In place of `create_or_update_translation()`: publishing asks the gate, a draft is only a draft."""
    if not issubclass(self.specific_content_type.model_class(), Page):
        written: tuple[Any, bool] = _stock_write(
            self, locale, user, publish, copy_parent_pages, fallback
        )
        return written
    is_new = not Page.objects.filter(translation_key=self.object_id, locale=locale).exists()
    if publish:
        page = publishing.publish_translation(self.get_source_instance(), locale, by=user)
    else:
        page = publishing.save_draft(self, locale, by=user)
    return page, is_new


def refresh_segments(self: TranslationSource) -> None:
    """In place of the original: the same rows in a fixed number of queries."""
    page = self.as_instance()
    segments.refresh([segments.Work(source=self, page=page, segments=extract_segments(page))])


def copy_synchronised_fields(source: Page, target: Page) -> None:
    """As the original, and a relation that was emptied in the source is empty in the translation too."""
    stock_copy_synchronised_fields(source, target)
    for synchronized in wagtail_localize.fields.get_translatable_fields(type(source)):
        field = synchronized.get_field(type(target))
        if isinstance(field, ParentalManyToManyField) and synchronized.is_synchronized(source):
            getattr(target, field.name).set(getattr(source, field.name).all())


def save_translation(self: Translation, *args: Any, **kwargs: Any) -> None:
    """In place of `Translation.save()`: who stops or restarts a translation says so of the page as well."""
    with transaction.atomic():
        _stock_save_translation(self, *args, **kwargs)
        independence.follow(self)


def save_override(self: SegmentOverride, *args: Any, **kwargs: Any) -> None:
    """In place of `SegmentOverride.save()`: nothing is kept that the page's own form would refuse."""
    overrides.refuse_unsafe(self)
    _stock_save_override(self, *args, **kwargs)


def save_string(self: StringTranslation, *args: Any, **kwargs: Any) -> None:
    """In place of `StringTranslation.save()`: typed, uploaded or made by a machine, it is cleaned first."""
    self.data = without_control_characters(self.data)
    _stock_save_string(self, *args, **kwargs)


def check_before_publishing(
    self: Any,  # a PublishPageRevisionAction
    skip_permission_checks: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """In place of the action's `check()`: whoever publishes, by whichever way, is asked at the gate."""
    gate.check(self.object, by=self.user)
    _stock_checks[PublishPageRevisionAction](self, skip_permission_checks)


def check_before_copying(
    self: Any,  # a CopyPageAction or a CreatePageAliasAction
    skip_permission_checks: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """
    In place of `check()` of the actions that copy: a copy begins a work of its own, and would publish
    unfinished words of a translation as that work's.
    """
    if self.reset_translation_key and standing_of(self.page).is_translation:
        raise GateClosed([_("Copy the page in the language it was written in.")])
    _stock_checks[type(self)](self, skip_permission_checks)


def translations_of_my_languages(self: TranslationsReportView) -> Any:
    """The stock report, narrowed to the languages in which its reader works."""
    mine = rights.languages_of(self.request.user, *rights.ANY)
    return _stock_report(self).filter(target_locale__in=mine).order_by("-pk")


def _in_one_transaction(write: Any) -> Any:
    """The original writes in several steps; a crash between them would leave texts without their source."""

    def wrapped(cls: type[TranslationSource], instance: Any) -> Any:
        with transaction.atomic():
            return write(cls, instance)

    return wrapped


def _offer_no_mirrors() -> None:
    """A language that follows another by live mirrors would show untranslated words: not offered."""
    components.LOCALE_COMPONENTS[:] = [
        component
        for component in components.LOCALE_COMPONENTS
        if component["model"] is not LocaleSynchronization
    ]
