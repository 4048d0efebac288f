"""A page of each type: one with all that it can hold, one with nothing but what it needs."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.apps import apps

from home.models import HomePage, StandardPage
from pages.models import BasePage, IndexPage, InstrumentPage, PlacesPage, TopicPage
from partners.models import FormerName, PartnerPage, PersonPage
from publications.models import (
    Author,
    Chapter,
    Decision,
    EventDocument,
    EventPartner,
    Keyword,
    NewsPage,
    NewsPartner,
    ProjectPage,
    ProjectPartner,
    Recording,
    ResearchFile,
    ResearchPage,
    ResearchPartner,
    Session,
    SideEventPage,
    Speaker,
)
from tests.factories import make_document, make_image, published, story_of

# What stands once in a language, as the site was set up with.
OF_THE_SITE = (IndexPage, HomePage, PlacesPage)
NOON = datetime(2021, 5, 24, 12, 0, tzinfo=UTC)
SUMMARY = "What it is about, in one or two sentences."
PARTS = ["organizer", "co-organizer", "sponsor", "supporter", "publisher", "funder"]
RANDOM_PARTS = [PARTS[number % len(PARTS)] for number in range(12)]


def types() -> list[type[BasePage]]:
    """Every type of page that the site has."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def minimal_pages() -> list[BasePage]:
    """One of each type, with its title alone; lists and front page as the site was set up with."""
    written = [model for model in types() if not issubclass(model, OF_THE_SITE)]
    return [*map(published, written), *_of_the_site()]


def full_pages() -> list[BasePage]:
    """One of each type, each field and relation filled, all of them related to each other."""
    person, partners = _who()
    topic, treaty, protocol, project = _subjects(partners)
    about = {"topics": [topic], "instruments": [protocol], "countries": ["AT"], "regions": ["150"]}
    shared = {**about, **_picture(), "projects": [project], "summary": SUMMARY}
    report = _report(person, partners, shared)
    event = _event(person, partners, {**shared, "report": report})
    news = published(
        NewsPage,
        title="Partnerships matter",
        place="Vienna, Austria",
        event=event,
        partners=_rows(NewsPartner, partners),
        story=story(person, event),
        **shared,
    )
    standard = published(StandardPage, title="About", story=story(person, news), **shared)
    works = [person, partners[0], topic, treaty, protocol, project, report, event, news, standard]
    return [*works, *_of_the_site()]


def story(person: PersonPage, work: BasePage) -> str:
    """Each kind of block that a story takes."""
    image, document = make_image(), make_document("The minutes")
    picture = {"image": image.pk, "alt_text": "Six lines", "caption": "Six languages"}
    video = {"url": "https://video.example/1", "title": "The opening", "language": "fr"}
    table = {"data": [["Beach", "Boats"], ["Anomasa", "41"]], "first_row_is_table_header": True}
    return story_of(
        ("heading", {"level": "2", "text": "The causes"}),
        ("text", "<p>It <b>crosses</b> borders.</p><ul><li>One</li><li>Two</li></ul>"),
        ("quote", {"person": person.pk, "name": "", "words": "Communities see it first."}),
        ("picture", picture),
        ("gallery", [picture, picture]),
        ("video", video),
        ("statistic", {"number": "80+", "label": "participants"}),
        ("callout", {"title": "How to join", "text": "<p>By a form.</p>"}),
        ("table", {**table, "table_header_choice": "row", "first_col_is_header": False}),
        ("documents", [document.pk]),
        ("related", [work.pk]),
        ("people", [person.pk]),
    )


def _picture() -> dict[str, Any]:
    return {"image": make_image(), "image_alt": "A plain surface", "image_caption": "A surface"}


def _who() -> tuple[PersonPage, list[PartnerPage]]:
    first = published(PartnerPage, title="Civil Society Unit", organization_type="un-entity")
    partner = published(
        PartnerPage,
        title="Global Initiative",
        acronym="GI-TOC",
        other_names=["Initiative mondiale"],
        former_names=[FormerName(name="The Initiative", locale=first.locale)],
        successor=first,
        site="https://initiative.example/",
        summary=SUMMARY,
        **_picture(),
    )
    person = published(
        PersonPage, title="Summer Walker", role="Senior analyst", affiliation=partner, **_picture()
    )
    more = [published(PartnerPage, title=f"Alliance number {number}") for number in range(10)]
    return person, [partner, first, *more]


def _subjects(partners: list[PartnerPage]) -> tuple[Any, ...]:
    topic = published(TopicPage, title="Corruption", summary=SUMMARY, **_picture())
    treaty = published(
        InstrumentPage,
        title="The Convention",
        symbol="A/RES/55/25",
        adopted_on=date(2000, 11, 15),
        in_force_on=date(2003, 9, 29),
        summary=SUMMARY,
        topics=[topic],
    )
    protocol = published(
        InstrumentPage, title="The Protocol", instrument_type="protocol", parent=treaty
    )
    project = published(
        ProjectPage,
        title="Stakeholders engage",
        starts_on=date(2020, 1, 1),
        ends_on=date(2024, 1, 1),
        partners=_rows(ProjectPartner, partners),
        topics=[topic],
        **_picture(),
    )
    return topic, treaty, protocol, project


def _report(person: PersonPage, partners: list[PartnerPage], shared: dict[str, Any]) -> Any:
    locale = person.locale
    return published(
        ResearchPage,
        title="Listening first",
        symbol="A/1",
        doi="10.1234/abc",
        isbn="978-3-16-148410-0",
        licence="CC-BY-4.0",
        authors=[Author(person=person), Author(typed_name="Jean Dupont")],
        partners=_rows(ResearchPartner, partners),
        files=[ResearchFile(language="en", document=make_document("Listening"), pages=12)],
        chapters=[Chapter(title="Who was asked", locale=locale)],
        keywords=[Keyword(word="harbours", locale=locale)],
        **shared,
    )


def _event(person: PersonPage, partners: list[PartnerPage], fields: dict[str, Any]) -> Any:
    """Eight speakers and twelve partners."""
    locale = person.locale
    names = [f"Professor Someone Number-{number}" for number in range(7)]
    role = {"role": "Director for Crime Prevention", "affiliation": "An office", "locale": locale}
    event = published(
        SideEventPage,
        title="Countering organized crime",
        starts_at=NOON,
        ends_at=NOON + timedelta(minutes=90),
        previous_starts_at=NOON - timedelta(days=7),
        time_zone="Europe/Vienna",
        venue="Vienna International Centre",
        format="hybrid",
        online_url="https://meet.example/",
        languages=["en", "fr"],
        interpretation=["ar"],
        participation=["captions"],
        registration_url="https://meet.example/register",
        capacity=120,
        attendance=80,
        organisations_present=[partners[1]],
        speakers=[
            Speaker(person=person, part="moderator", **role),
            *(Speaker(typed_name=name, **role) for name in names),
        ],
        partners=_rows(EventPartner, partners),
        decisions=[Decision(text="It goes on.", locale=locale)],
        documents=[
            EventDocument(
                title="Agenda", language="en", document=make_document("Agenda"), locale=locale
            )
        ],
        recordings=[Recording(language="en", url="https://video.example/2")],
        **fields,
    )
    speakers = [str(row.translation_key) for row in event.speakers.all()[:2]]
    times = {"starts_at": NOON, "ends_at": NOON + timedelta(minutes=30), "locale": locale}
    event.sessions = [Session(title="Opening", speakers=speakers, **times)]
    event.save_revision().publish()
    return SideEventPage.objects.get(pk=event.pk)


def _rows(model: Any, partners: list[PartnerPage]) -> list[Any]:
    rows = zip(partners, RANDOM_PARTS, strict=True)
    return [model(partner=partner, part=part) for partner, part in rows]


def _of_the_site() -> list[BasePage]:
    given = [model for model in types() if issubclass(model, OF_THE_SITE)]
    return [model.objects.get(locale__language_code="en") for model in given]
