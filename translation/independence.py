"""Translations that go their own way, and come back."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page
from wagtail_localize.models import Translation

from translation import rights
from translation.gate import GateClosed
from translation.models import IndependentTranslation


def make_independent(page: Page, *, by: rights.Person | None) -> None:
    """From now on this page is written on its own. Its translated texts stay, for the day it comes back."""
    with transaction.atomic():
        IndependentTranslation.objects.get_or_create(page_id=page.pk, defaults={"by": by})
        _rows_of(page).filter(enabled=True).update(enabled=False)


def join_again(page: Page) -> None:
    """From now on this page is the translation of its source again."""
    with transaction.atomic():
        IndependentTranslation.objects.filter(page_id=page.pk).delete()
        _rows_of(page).filter(enabled=False).update(enabled=True)


def follow(translation: Translation) -> None:
    """
    wagtail-localize stopped a translation: its page becomes independent. It starts one where a page goes its
    own way: refused, since that page would be overwritten without a word.
    """
    page = Page.objects.filter(
        translation_key=translation.source.object_id, locale_id=translation.target_locale_id
    ).first()
    if page is None:
        return
    if not translation.enabled:
        by: Any = get_active_log_context().user
        IndependentTranslation.objects.get_or_create(page=page, defaults={"by": by})
    elif IndependentTranslation.objects.filter(page=page).exists():
        raise GateClosed(
            [_("“%(title)s” is written on its own, not translated.") % {"title": page.title}]
        )


def after_deletion(page: Page) -> None:
    """The source of a work was deleted: its translations have nothing left to follow."""
    followed = Translation.objects.filter(
        source__object_id=page.translation_key, source__locale=page.locale_id
    )
    left = Page.objects.filter(
        translation_key=page.translation_key, locale__in=followed.values("target_locale")
    )
    # The oldest one becomes the source of the work.
    ids = left.order_by("pk").values_list("pk", flat=True)[1:]
    rows = [IndependentTranslation(page_id=pk) for pk in ids]
    IndependentTranslation.objects.bulk_create(rows, ignore_conflicts=True)


def _rows_of(page: Page) -> QuerySet[Translation]:
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id
    )
