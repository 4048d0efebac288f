"""Tables of works, read by a parser that is not ours."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outlets.formats.csv import harmless
from pages.models import TopicPage
from pages.permanent import permanent_url
from partners.models import PartnerPage
from publications.models import NewsPage, NewsPartner, SideEventPage
from search.outbox import settle_rest
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbfid,kind,title,")
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def with_partner(title, partner, **fields):
    story = published(NewsPage, title=title, **fields)
    NewsPartner.objects.create(page=story, partner=partner, part="funder")
    story.save_revision().publish()
    return story


def test_a_work_is_a_line(site, client):
    topic = published(TopicPage, title="Corruption")
    translated(topic, "fr", title="Lutte contre la corruption")
    partner = published(PartnerPage, title="Arden & Co")
    story = with_partner(
        'A, "quoted" story', partner, topics=[topic], place="Vienna", date=date(2025, 3, 4)
    )
    translated(story, "fr", title="Une histoire")
    settle_rest()
    assert read(client, "/fr/news/works.csv") == [
        {
            "id": permanent_url(story.translation_key),
            "kind": "news",
            "title": "Une histoire",
            "language": "fr",
            "languages": "en fr",
            "date": "2025-03-04",
            "place": "[fr] Vienna",
            "partners": "Arden & Co (funder)",
            "topics": "Lutte contre la corruption",
            "url": f"http://testserver/fr/news/{story.slug}/",
        }
    ]
    answer = client.get("/fr/news/works.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="news-fr.csv"'


def test_a_table_holds_exactly_what_the_list_does_in_its_order(site, client):
    for title, country, year in (
        ("B", "KE", 2025),
        ("A", "KE", 2025),
        ("C", "HT", 2025),
        ("D", "KE", 2024),
    ):
        published(NewsPage, title=title, countries=[country], date=date(year, 1, 1))
    draft(NewsPage, title="Canary", countries=["KE"], date=date(2025, 1, 1))
    settle_rest()
    lines = read(client, "/ar/news/works.csv?country=KE&year=2025&sort=title")
    assert [(line["title"], line["language"]) for line in lines] == [("A", "en"), ("B", "en")]
    assert len(read(client, "/en/news/works.csv")) == 4


def test_what_is_about_a_topic_is_a_table_too(site, client):
    topic = published(TopicPage, title="Corruption")
    published(NewsPage, title="About it", topics=[topic])
    published(SideEventPage, title="Also", topics=[topic], venue="Hall 3")
    published(NewsPage, title="Not about it")
    settle_rest()
    lines = read(client, f"/en/topics/{topic.slug}/works.csv?kind=event")
    assert [(line["title"], line["place"]) for line in lines] == [("Also", "Hall 3")]
    assert len(read(client, f"/en/topics/{topic.slug}/works.csv")) == 2


def test_what_nobody_may_see_is_in_no_line(site, client):
    topic, partner = (
        published(TopicPage, title="Canary topic"),
        published(PartnerPage, title="Canary"),
    )
    story = with_partner("Shown", partner, topics=[topic])
    translated(story, "fr", title="Montré")
    hidden = published(NewsPage, title="Canary story", topics=[topic])
    for page in (topic, partner, hidden, story.get_translations().get()):
        page.specific.unpublish()
    settle_rest()
    [line] = read(client, "/en/news/works.csv")
    assert (line["title"], line["partners"], line["topics"]) == ("Shown", "", "")
    assert line["languages"] == "en"
    assert client.get(f"/en/topics/{topic.slug}/works.csv").status_code == 404


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(site, client, first):
    assert harmless(f"{first}1+1") == f"'{first}1+1"
    published(NewsPage, title=f"T{first}1", place=f"{first}HYPERLINK()")
    [line] = read(client, "/en/news/works.csv")
    assert line["place"].startswith("'")
    assert not line["title"].startswith("'")


def test_a_table_costs_the_same_however_long_it_is(site, client):
    partner, topic = published(PartnerPage), published(TopicPage)

    def stories(count):
        for number in range(count):
            with_partner(f"Story {number}", partner, topics=[topic])
        settle_rest()

    def cost():
        with CaptureQueriesContext(connection) as asked:
            client.get("/en/news/works.csv?topic=" + str(topic.translation_key))
        return len(asked)

    stories(1)
    cost()  # remembers where the site begins
    few = cost()
    stories(6)
    assert cost() == few
    assert few <= 15


@pytest.mark.parametrize(
    "address",
    [
        "/en/news/feed.atom",
        "/en/news/works.csv",
        "/en/news/index.md",
        "/en/news/cite.bib",
        "/en/events/calendar.ics",
        "/llms.txt",
        "/robots.txt",
    ],
)
def test_what_is_only_read_is_only_given_to_who_reads(site, client, address):
    assert [client.options(address).status_code, client.trace(address).status_code] == [405, 405]
    assert client.post(address).status_code == 405
