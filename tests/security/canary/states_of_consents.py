"""Persons whose time is over: what they agreed to until yesterday must not show today."""

from datetime import UTC, date, timedelta

from django.utils import timezone

from partners.jobs import forget_names
from partners.models import PersonPage
from publications.models import Author, NewsPage, ResearchPage, Speaker
from search import outbox
from search.models import SearchEntry
from tests.factories import published, story_of
from tests.security.canary import texts
from tests.security.canary.library import Hiding, hidden
from tests.security.canary.secrets import Secret
from tests.security.canary.states_of_pages import soon
from tests.security.canary.states_of_relations import event_with


def day(days: int) -> date:
    return timezone.now().astimezone(UTC).date() + timedelta(days=days)


def over(person: PersonPage, what: str) -> None:
    """As if the last day had been yesterday: nothing but the clock acts."""
    PersonPage.objects.filter(pk=person.pk).update(**{f"{what}_until": day(-1)})


def named_by_others(person: PersonPage, title: str) -> None:
    event_with(f"{title}: the talk", speakers=[Speaker(person=person, sort_order=0)])
    quote = {"person": person.pk, "name": "", "words": "Listen."}
    published(NewsPage, title=title, story=story_of(("quote", quote), ("people", [person.pk])))


@hidden("a person whose consent to be named is over")
def name_over(secret: Secret) -> Hiding:
    person = published(PersonPage, **texts.person(secret), name_until=day(1))
    named_by_others(person, "Told by name")
    published(ResearchPage, title="Signed", authors=[Author(person=person, sort_order=0)])
    event_with(
        "With a role",
        speakers=[Speaker(person=person, role=secret.text, affiliation=secret.text, sort_order=0)],
    )
    outbox.settle_rest()
    # The entry knows from the beginning when it ends; here it ends sooner, as pages that expire do.
    entry = SearchEntry.objects.get(family=person.translation_key)
    assert entry.visible_until == person.named_until
    PersonPage.objects.filter(pk=person.pk).update(**soon())
    outbox.changed({person.translation_key}, "it ends sooner")
    outbox.settle_rest()
    yield [person]
    over(person, "name")
    forget_names()
    outbox.settle_rest()


@hidden("a person whose consent to the picture is over")
def picture_over(secret: Secret) -> Hiding:
    picture = texts.picture(secret)
    shown = {"image": picture, "image_alt": secret.text, "image_caption": secret.text}
    person = published(PersonPage, title="Seen before", **shown, photo_until=day(1))
    named_by_others(person, "Told with a face")
    yield [person, picture]
    over(person, "photo")


@hidden("a person whose consent to the text is over")
def text_over(secret: Secret) -> Hiding:
    told = {
        "summary": secret.text,
        "search_description": secret.text,
        "story": texts.story(secret, ("documents", [texts.document(secret).pk])),
    }
    person = published(PersonPage, title="Told before", **told, biography_until=day(1))
    named_by_others(person, "Told without a life")
    yield [person]
    over(person, "biography")
