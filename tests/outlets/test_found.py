"""What a search finds, as a feed, a calendar, a table and references: exactly what its pages list."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

import feedparser
import icalendar
import pytest
import rispy
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from pages.models import TopicPage
from publications.models import NewsPage, SideEventPage
from search.outbox import settle_rest
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


def lines(client, query, language="en"):
    answer = client.get(f"/{language}/search/works.csv?{query}")
    assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")
    return [line["title"] for line in csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))]


def references(client, query):
    answer = client.get(f"/en/search/works.ris?{query}")
    return [entry["title"] for entry in rispy.loads(answer.content.decode())]


def entries(client, query, language="en"):
    feed = feedparser.parse(client.get(f"/{language}/search/feed.atom?{query}").content)
    assert not feed.bozo
    return [entry.title for entry in feed.entries]


def events(client, query):
    answer = client.get(f"/en/search/calendar.ics?{query}")
    calendar = icalendar.Calendar.from_ical(answer.content)
    return [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")]


def listed(client, query, language="en"):
    """The titles on all pages of results, in order."""
    titles, page = [], 1
    while True:
        found = client.get(f"/{language}/search/?{query}&page={page}").context["search"]
        titles += [hit.title for hit in found.hits]
        if page >= found.page_count:
            return titles
        page += 1


@pytest.fixture
def library(site):
    topic = published(TopicPage, title="Harbours")
    for number in range(23):
        story = published(
            NewsPage, title=f"Harbour {number:02}", topics=[topic] if number % 2 else []
        )
        if number < 3:
            translated(story, "fr", title=f"Un port {number:02}")
    published(NewsPage, title="Only pilots")
    for days, title in ((5, "Harbour meeting later"), (2, "Harbour meeting soon")):
        starts_at = datetime.now(UTC) + timedelta(days=days)
        published(
            SideEventPage, title=title, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
        )
    settle_rest()
    return topic


@pytest.mark.parametrize(
    "query",
    [
        "q=harbour",
        "q=harbour&sort=newest",
        "q=harbour&sort=next",
        "q=harbour&kind=news&from=2001-01-01",
        "kind=event&sort=next",
        "q=harbour+pilots",
        "q=nothing-like-this",
        "from=2001&to=2002",
        "from=never",
    ],
)
def test_a_table_and_references_hold_what_the_pages_list_in_their_order(library, client, query):
    expected = listed(client, query)
    if query == "q=harbour+pilots":  # its page shows works with some of the words, and says so
        assert expected
        expected = []
    assert lines(client, query) == expected
    assert references(client, query) == expected


def test_it_is_narrowed_by_the_same_values(library, client):
    query = f"q=harbour&topic={library.translation_key}"
    assert len(lines(client, query)) == 12
    assert sorted(lines(client, query)) == sorted(listed(client, query))
    assert sorted(entries(client, query)) == sorted(listed(client, query))


def test_it_speaks_the_language_of_its_address(library, client):
    assert sorted(lines(client, "kind=news", "fr")) == ["Un port 00", "Un port 01", "Un port 02"]
    assert sorted(entries(client, "kind=news", "fr")) == sorted(listed(client, "kind=news", "fr"))


def test_a_calendar_holds_its_events_and_nothing_else(library, client):
    soon_first = ["Harbour meeting soon", "Harbour meeting later"]
    assert events(client, "q=harbour") == events(client, "kind=event&kind=news") == soon_first
    assert events(client, "q=harbour+soon") == ["Harbour meeting soon"]
    assert events(client, "q=harbour&kind=news") == []


def test_a_feed_names_its_search_in_one_form(library, client):
    feed = feedparser.parse(
        client.get("/en/search/feed.atom?sort=newest&kind=news&q=harbour&page=2&all=x").content
    ).feed
    assert feed.title == "harbour · Library"
    assert {link.href for link in feed.links} == {
        "http://testserver/en/search/?q=harbour&kind=news",
        "http://testserver/en/search/feed.atom?q=harbour&kind=news",
    }


def test_what_nobody_may_see_is_nowhere_though_the_entries_are_behind(library, client):
    hidden = published(SideEventPage, title="Harbour canary")
    secret = published(NewsPage, title="Harbour canary too")
    settle_rest()
    assert "Harbour canary" in lines(client, "q=canary")
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    draft(NewsPage, title="Harbour canary draft")
    for query in ("q=canary", "q=harbour"):
        found = [
            *lines(client, query),
            *references(client, query),
            *entries(client, query),
            *events(client, query),
        ]
        assert not [title for title in found if "canary" in title]


def test_it_costs_the_same_however_much_is_found(library, client):
    def cost(address):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    for name, most in (("works.csv", 20), ("works.ris", 30), ("feed.atom", 14)):
        cost(f"/en/search/{name}?q=harbour")
        few = cost(f"/en/search/{name}?q=harbour+07")
        assert cost(f"/en/search/{name}?q=harbour&kind=news") <= few + 2
        assert few <= most, name


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%ff%fe",
        "q=" + "x+" * 5_000,
        "topic=%00&kind='%22",
        "page=-5&sort=%F0%9F&from=%00&to=9",
    ],
)
@pytest.mark.parametrize("name", ["feed.atom", "works.csv", "works.ris", "calendar.ics"])
def test_no_address_is_too_strange(library, client, name, query):
    assert client.get(f"/en/search/{name}?{query}").status_code == 200
