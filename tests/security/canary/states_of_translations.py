"""Translations that nobody may see: by their own state, by what was not reviewed, by their source's state."""

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from pages.models import BasePage
from publications.models import NewsPage, ResearchPage, SideEventPage
from tests.factories import published, translated
from tests.security.canary import texts
from tests.security.canary.library import Hiding, hidden
from tests.security.canary.secrets import Secret
from tests.security.canary.states_of_pages import restrict, soon
from translation.independence import make_independent
from translation.publishing import begin_translation


def french_and_source(model: type[BasePage], fields: dict) -> tuple[BasePage, BasePage]:
    source = published(model, **fields)
    return translated(source, "fr"), source


def say_in(language: str, page: BasePage, secret: Secret) -> None:
    """Texts of a translation that nobody has reviewed: each says the secret."""
    locale = Locale.objects.get(language_code=language)
    source = TranslationSource.objects.get(object_id=page.translation_key)
    for segment in StringSegment.objects.filter(source=source).select_related("context"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={
                "data": secret.title if segment.context.path == "title" else secret.text,
                "translation_type": "manual",
            },
        )


def drafted(page: BasePage, language: str, secret: Secret) -> BasePage:
    """The page's draft in a language, every text of which says the secret."""
    locale = Locale.objects.get(language_code=language)
    begin_translation(page, locale, by=None)
    say_in(language, page, secret)
    return begin_translation(page, locale, by=None)


@hidden("a translation of what was unpublished")
def of_unpublished(secret: Secret) -> Hiding:
    french, source = french_and_source(SideEventPage, texts.event(secret))
    yield [french, source]
    source.unpublish()


@hidden("a translation of what was unpublished, then deleted")
def of_deleted(secret: Secret) -> Hiding:
    french, source = french_and_source(NewsPage, texts.news(secret))
    yield [french]
    source.unpublish()
    source.delete()


@hidden("a translation of what is restricted")
def of_restricted(secret: Secret) -> Hiding:
    french, source = french_and_source(NewsPage, texts.news(secret))
    yield [french, source]
    restrict(source, "login")


@hidden("a translation of what has expired by the clock")
def of_expired(secret: Secret) -> Hiding:
    french, source = french_and_source(ResearchPage, texts.research(secret) | soon())
    Page.objects.filter(pk=french.pk).update(expire_at=None)
    yield [french, source, source.files.first().document]


@hidden("a French draft of a live page")
def french_draft(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Rivers and roads", summary="What was counted.")
    yield [drafted(page, "fr", secret)]


@hidden("an Arabic draft of a live page")
def arabic_draft(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Paper and ink", summary="What was printed.")
    yield [drafted(page, "ar", secret)]


@hidden("texts that nobody has reviewed, of a live translation")
def unreviewed(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Ropes and knots", summary="What was tied.")
    french = translated(page, "fr", title="Cordes et nœuds", summary="Ce qui fut noué.")
    yield [french]
    say_in("fr", page, secret)
    begin_translation(page, french.locale, by=None)


@hidden("the draft of an independent translation")
def independent_draft(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Bread and salt", summary="What was shared.")
    french = translated(page, "fr", title="Pain et sel", summary="Ce qui fut partagé.")
    make_independent(french, by=None)
    french.title, french.summary, french.story = secret.title, secret.text, texts.story(secret)
    french.save_revision()
    yield [french]


@hidden("an unpublished translation of a live page")
def unpublished_translation(secret: Secret) -> Hiding:
    page = published(NewsPage, title="Wind and sails", summary="What was spun.")
    words = {"title": secret.title, "summary": secret.text}
    french = translated(page, "fr", **words)
    yield [french]
    french.unpublish()
