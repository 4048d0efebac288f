"""Pages: drafts, published ones, translations."""

import itertools
import json
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from pages.models import BasePage, IndexPage
from publications.models import NewsPage, ResearchPage, SideEventPage
from translation.publishing import publish_translation

_numbers = itertools.count(1)

_START = {"hour": 14, "minute": 0, "second": 0, "microsecond": 0}


def _needed(model: type[BasePage]) -> dict[str, Any]:
    """What a type cannot do without."""
    if model is SideEventPage:
        starts = (timezone.now() + timedelta(days=30)).replace(**_START)
        return {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "time_zone": "UTC"}
    if model in (NewsPage, ResearchPage):
        return {"date": timezone.now().date()}
    if model.__name__ == "PartnerPage":
        return {"organization_type": "ngo"}
    if model.__name__ == "PersonPage":
        return {f"{what}_consent": True for what in ("name", "photo", "biography")}
    if model.__name__ == "InstrumentPage":
        return {"instrument_type": "convention"}
    return {}


def section(model: type[BasePage], language: str = "en") -> IndexPage:
    """The index page under which pages of a type stand."""
    index = next(name for name in model.parent_page_types if name.endswith("IndexPage"))
    from django.apps import apps

    return apps.get_model(index).objects.get(locale__language_code=language)


def draft(model: type[BasePage], *, parent: BasePage | None = None, **fields: Any) -> Any:
    """A page that nobody has published. Rows of child relations may be given as lists."""
    page = _placed(model, parent, fields)
    page.save_revision()
    return page


def published(model: type[BasePage], *, parent: BasePage | None = None, **fields: Any) -> Any:
    """A page that anyone may see."""
    page = _placed(model, parent, fields)
    page.save_revision().publish()
    return model.objects.get(pk=page.pk)


def _placed(model: type[BasePage], parent: BasePage | None, fields: dict[str, Any]) -> Any:
    """A page in the tree that has no revision yet."""
    number = next(_numbers)
    title = fields.pop("title", f"{model._meta.verbose_name} {number}")
    slug = fields.pop("slug", f"{slugify(title)[:60]}-{number}")
    parent = parent or section(model)
    parent = type(parent).objects.get(pk=parent.pk)
    page = model(title=title, slug=slug, locale=parent.locale, **(_needed(model) | fields))
    parent.add_child(instance=page)
    return page


def story_of(*blocks: tuple[str, Any]) -> str:
    """A story's blocks as its field takes them: story_of(("text", "<p>…</p>"))."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])


def sent_for_translation(page: BasePage, language: str) -> TranslationSource:
    """A page whose strings a translator can work on."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    source.translations.get_or_create(target_locale=Locale.objects.get(language_code=language))
    return source


def translated(page: BasePage, language: str, *, by: Any = None, **words: str) -> Any:
    """
    A page published in another language. Each string gets `words[<field>]`, else itself with the language
    in brackets before it.
    """
    locale = Locale.objects.get(language_code=language)
    source = sent_for_translation(page, language)
    for segment in StringSegment.objects.filter(source=source).select_related("context", "string"):
        text = words.get(segment.context.path, f"[{language}] {segment.string.data}")
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": text, "translation_type": "manual"},
        )
    publish_translation(page, locale, by=by)
    return type(page).objects.get(translation_key=page.translation_key, locale=locale)
