"""How far a work is in each language, seen from its source."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from translation import texts
from translation.models import IndependentTranslation
from translation.waiting import State


def progress_of(source: Page) -> Mapping[str, State | None]:
    """
    The other languages by their code, in the order of the settings, each with what is left to do; None
    where it is public and complete. Five queries at most, three where nothing was sent.
    """
    family = Page.objects.filter(translation_key=source.translation_key).exclude(pk=source.pk)
    is_alone = Exists(IndependentTranslation.objects.filter(page=OuterRef("pk")))
    states = family.annotate(is_alone=is_alone).values_list("locale_id", "live", "is_alone")
    is_live = {locale: live for locale, live, _alone in states}
    alone = {locale for locale, _live, is_alone in states if is_alone}
    sent = Translation.objects.filter(
        source__object_id=source.translation_key, source__locale=source.locale_id, enabled=True
    )
    versions = {
        locale: texts.Version(source_id, locale)
        for source_id, locale in sent.values_list("source_id", "target_locale_id")
    }
    known = texts.texts_of_many(versions.values()) if versions else {}
    found: dict[str, State | None] = {}
    for locale in Locale.objects.exclude(pk=source.locale_id):
        live = is_live.get(locale.pk, False)
        if locale.pk in alone:
            found[locale.language_code] = None if live else State.IN_WORK
        elif (version := versions.get(locale.pk)) is None:
            found[locale.language_code] = None if live else State.NOT_BEGUN
        else:
            is_behind = any(text.translation is None for text in known[version])
            found[locale.language_code] = _state(is_live=live, is_behind=is_behind)
    return found


def _state(*, is_live: bool, is_behind: bool) -> State | None:
    if is_live:
        return State.BEHIND if is_behind else None
    return State.IN_WORK if is_behind else State.READY
