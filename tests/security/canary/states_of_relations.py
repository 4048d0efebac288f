"""Hidden works that live pages name: what they are called must not show."""

from datetime import timedelta

from django.utils import timezone

from home.models import HomePage
from pages.models import BasePage, InstrumentPage, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import (
    Author,
    EventPartner,
    NewsPage,
    NewsPartner,
    ProjectPage,
    ProjectPartner,
    ResearchPage,
    ResearchPartner,
    SideEventPage,
    Speaker,
)
from tests.factories import published, story_of
from tests.security.canary import texts
from tests.security.canary.library import Hiding, hidden
from tests.security.canary.secrets import Secret


def link_to(page: BasePage) -> str:
    return f'<p>See <a linktype="page" id="{page.pk}">there</a>.</p>'


def event_with(title: str, **fields) -> SideEventPage:
    starts = timezone.now() + timedelta(days=3)
    when = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "time_zone": "UTC"}
    return published(SideEventPage, title=title, **when, **fields)


@hidden("a person whom live pages name")
def named_person(secret: Secret) -> Hiding:
    # What a speaker and an author are called is for their works to tell; the rest is for their page.
    person = published(PersonPage, **(texts.person(secret) | {"title": "Nyokabi Ternwood"}))
    event_with("Speaking up", speakers=[Speaker(person=person, role="Fisher", sort_order=0)])
    published(ResearchPage, title="Written down", authors=[Author(person=person, sort_order=0)])
    published(
        NewsPage,
        title="Quoted",
        story=story_of(
            ("quote", {"person": person.pk, "name": "", "words": "Listen."}),
            ("people", [person.pk]),
            ("text", link_to(person)),
            ("related", [person.pk]),
        ),
    )
    yield [person]
    person.unpublish()


@hidden("a partner whom live pages name")
def named_partner(secret: Secret) -> Hiding:
    partner = published(PartnerPage, **texts.partner(secret))
    rows = {"partner": partner, "part": "organizer", "sort_order": 0}
    published(NewsPage, title="Told together", partners=[NewsPartner(**rows)])
    published(ProjectPage, title="Carried together", partners=[ProjectPartner(**rows)])
    published(ResearchPage, title="Paid for", partners=[ResearchPartner(**rows)])
    event_with(
        "Held together",
        partners=[EventPartner(**rows)],
        organisations_present=[partner],
        story=story_of(("text", link_to(partner)), ("related", [partner.pk])),
    )
    published(PersonPage, title="Works there", affiliation=partner)
    published(PartnerPage, title="Came before", successor=partner)
    yield [partner]
    partner.unpublish()


@hidden("a topic that live pages are about")
def named_topic(secret: Secret) -> Hiding:
    # A live page under it has its slug in its own address: that is no secret.
    topic = published(TopicPage, **(texts.page(secret) | {"slug": "a-wider-topic"}))
    published(NewsPage, title="About it", topics=[topic])
    published(TopicPage, title="A narrower topic", parent=topic)
    yield [topic]
    topic.unpublish()


@hidden("an instrument that live pages stand on")
def named_instrument(secret: Secret) -> Hiding:
    fields = texts.page(secret) | {"symbol": secret.told, "slug": "the-whole-of-it"}
    instrument = published(InstrumentPage, **fields)
    event_with("Standing on it", instruments=[instrument])
    published(InstrumentPage, title="An article of it", parent=instrument)
    yield [instrument]
    instrument.unpublish()


@hidden("a project that live pages belong to")
def named_project(secret: Secret) -> Hiding:
    project = published(ProjectPage, **texts.page(secret))
    published(NewsPage, title="Part of it", projects=[project])
    yield [project]
    project.unpublish()


@hidden("an event that a live story reports on")
def named_event(secret: Secret) -> Hiding:
    event = published(SideEventPage, **texts.event(secret))
    published(NewsPage, title="Reported", event=event, story=story_of(("text", link_to(event))))
    yield [event]
    event.unpublish()


@hidden("a story that the front page leads with")
def leading_story(secret: Secret) -> Hiding:
    story = published(NewsPage, **texts.illustrated(secret))
    front = HomePage.objects.get(locale=story.locale)
    front.story = story_of(("related", [story.pk]), ("text", link_to(story)))
    front.save_revision().publish()
    yield [story]
    story.unpublish()
