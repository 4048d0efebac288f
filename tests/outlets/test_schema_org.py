"""All that JSON-LD says is in schema.org's vocabulary, with the types that it says it of."""

import json
import re

import pytest

from publications.models import NewsPage, SideEventPage
from tests.factories import published, translated
from tests.outlets.every_page import full_pages, minimal_pages, types
from tests.outlets.schema_org.vocabulary import faults

pytestmark = pytest.mark.django_db

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def documents(client, page):
    html = client.get(page.url).content.decode()
    return [json.loads(text) for text in ELEMENT.findall(html)]


@pytest.mark.parametrize("make", [full_pages, minimal_pages])
def test_every_page_type_says_only_what_the_vocabulary_has(site, client, make):
    pages = make()
    assert {type(page) for page in pages} == set(types())
    for page in pages:
        written = documents(client, page)
        assert written[0]["@graph"][0]["@type"] == page.schema_type
        assert [fault for one in written for fault in faults(one)] == [], page


@pytest.mark.parametrize(
    ("thing", "fault"),
    [
        ({"@type": "NewsArtikel"}, "There is no type NewsArtikel."),
        (
            {"@type": "Event", "organiser": []},
            "There is no property organiser, which a Event has here.",
        ),
        ({"@type": "Report", "isbn": "978"}, "isbn is none of a Report, but of ['Book']."),
        (
            {"@type": "Event", "startDate": "in May"},
            "startDate of a Event takes ['Date', 'DateTime'], not 'in May'.",
        ),
        (
            {"@type": "Event", "eventStatus": "https://schema.org/EventMoved"},
            "eventStatus of a Event takes ['EventStatusType'], not 'https://schema.org/EventMoved'.",
        ),
        (
            {"@type": "Event", "location": [{"@type": "Place", "nom": "Vienna"}]},
            "There is no property nom, which a Place has here.",
        ),
    ],
)
def test_what_it_does_not_have_is_found(thing, fault):
    assert faults({"@graph": [thing]}) == [fault]


def test_an_event_with_eight_speakers_and_twelve_partners_stays_small(site, client):
    event = next(page for page in full_pages() if isinstance(page, SideEventPage))
    html = client.get(event.url).content.decode()
    text = ELEMENT.search(html)[1]
    thing = json.loads(text)["@graph"][0]
    assert len(thing["performer"]) == 8
    assert len(event.record_fields()["agents"]) == 20
    assert len(text.encode()) < 6_000
    assert thing["maximumAttendeeCapacity"] == 120
    assert thing["eventStatus"] == "https://schema.org/EventRescheduled"
    assert [part["name"] for part in thing["subEvent"]] == ["Opening"]
    assert [who["name"] for who in thing["subEvent"][0]["performer"]] == [
        "Summer Walker",
        "Professor Someone Number-0",
    ]


def test_a_text_and_its_translation_name_each_other(site, client):
    story = published(NewsPage)
    alone = documents(client, story)[0]["@graph"][0]
    assert "workTranslation" not in alone
    french = translated(story, "fr")
    [source, translation] = [documents(client, page)[0]["@graph"][0] for page in (story, french)]
    assert source["@id"] == story.permanent_url
    assert source["workTranslation"] == [{"@id": translation["@id"]}]
    assert translation["@id"] == f"{story.permanent_url}#fr"
    assert translation["translationOfWork"] == {"@id": source["@id"]}


def test_a_hidden_translation_is_not_named(site, client):
    story = published(NewsPage)
    translated(story, "fr").unpublish()
    assert "workTranslation" not in documents(client, story)[0]["@graph"][0]


def test_an_event_is_the_same_in_every_language(site, client):
    event = published(SideEventPage)
    arabic = translated(event, "ar")
    [one, other] = [documents(client, page)[0]["@graph"][0]["@id"] for page in (event, arabic)]
    assert one == other == event.permanent_url


def test_a_list_says_what_stands_on_it(site, client):
    story = published(NewsPage)
    page = type(story).objects.get(pk=story.pk).get_parent()
    graph, listed = documents(client, page)
    assert graph["@graph"][0]["mainEntity"] == {"@id": listed["@id"]}
    assert [(row["name"], row["url"]) for row in listed["itemListElement"]] == [
        (story.title, story.full_url)
    ]
