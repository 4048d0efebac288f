"""Feeds, read by a parser that is not ours."""

from datetime import date

import feedparser
import pytest

from pages.models import TopicPage
from publications.models import NewsPage, ResearchPage
from search.outbox import settle_rest
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(site):
    return published(TopicPage, title="Corruption")


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    return feed


def test_a_listing_has_its_newest_works_in_the_language_of_the_address(site, client):
    story = published(NewsPage, title="One & two", summary="A <b>summary</b>")
    draft(NewsPage, title="Not yet")
    translated(story, "fr", title="Un et deux")
    feed = read(client, "/en/news/feed.atom")
    assert [entry.title for entry in feed.entries] == ["One & two"]
    assert feed.entries[0].id.endswith(f"/id/{story.translation_key}")
    assert feed.feed.language == "en"
    french = read(client, "/fr/news/feed.atom")
    assert [entry.title for entry in french.entries] == ["Un et deux"]
    assert french.entries[0].id == feed.entries[0].id


def test_a_topic_has_what_is_about_it(topic, client):
    story = published(NewsPage, topics=[topic])
    published(NewsPage)
    settle_rest()
    feed = read(client, f"/en/topics/{topic.slug}/feed.atom")
    assert [entry.title for entry in feed.entries] == [story.title]


def test_what_was_unpublished_leaves_the_feed_at_once(site, client):
    story = published(NewsPage)
    story.unpublish()
    assert read(client, "/en/news/feed.atom").entries == []


@pytest.mark.parametrize("path", ["nothing", "news/not-there"])
def test_where_there_is_no_page_there_is_no_feed(site, client, path):
    assert client.get(f"/en/{path}/feed.atom").status_code == 404


def test_a_story_itself_has_no_feed(site, client):
    story = published(NewsPage)
    assert client.get(f"{story.url}feed.atom").status_code == 404


def test_a_page_names_its_feed(site, client):
    html = client.get("/fr/news/").content.decode()
    assert 'type="application/atom+xml"' in html
    assert "/fr/news/feed.atom" in html


def test_a_narrowed_list_has_a_feed_of_exactly_its_works(site, client):
    shown = published(NewsPage, title="Shown", countries=["KE"], date=date(2025, 1, 1))
    translated(shown, "fr", title="Montré")
    published(NewsPage, title="Only in English", countries=["KE"], date=date(2025, 1, 1))
    published(NewsPage, title="Another country", countries=["HT"], date=date(2025, 1, 1))
    published(NewsPage, title="Another year", countries=["KE"], date=date(2024, 1, 1))
    draft(NewsPage, title="Canary", countries=["KE"], date=date(2025, 1, 1))
    settle_rest()
    query = "country=KE&year=2025"
    english = read(client, f"/en/news/feed.atom?{query}")
    assert [entry.title for entry in english.entries] == ["Only in English", "Shown"]
    french = read(client, "/fr/news/feed.atom?year=2025&utm=x&country=KE&sort=title")
    assert [entry.title for entry in french.entries] == ["Montré"]
    assert french.feed.links[0].href.endswith(f"/fr/news/?{query}")
    assert french.feed.id.endswith(f"?{query}#feed")
    assert len(read(client, "/en/news/feed.atom").entries) == 4


def test_the_feed_of_a_topic_is_narrowed_too(topic, client):
    published(NewsPage, title="In Kenya", topics=[topic], countries=["KE"])
    published(NewsPage, title="In Haiti", topics=[topic], countries=["HT"])
    published(ResearchPage, title="Research in Kenya", topics=[topic], countries=["KE"])
    settle_rest()
    feed = read(client, f"/en/topics/{topic.slug}/feed.atom?country=KE&kind=news")
    assert [entry.title for entry in feed.entries] == ["In Kenya"]


def test_a_feed_reads_no_more_than_it_tells(site, client, django_assert_max_num_queries):
    for number in range(33):
        published(NewsPage, title=f"Story {number:02}", countries=["KE"])
    settle_rest()
    read(client, "/en/topics/feed.atom")  # remembers where the site begins
    with django_assert_max_num_queries(12) as asked:
        feed = read(client, "/en/news/feed.atom?country=KE")
    assert [entry.title for entry in feed.entries] == [f"Story {n:02}" for n in range(32, 2, -1)]
    assert sum("LIMIT 30" in query["sql"] for query in asked.captured_queries) == 1


def test_a_work_that_was_never_published_first_stands_last(site, client):
    _first, second = published(NewsPage, title="First"), published(NewsPage, title="Second")
    NewsPage.objects.filter(pk=second.pk).update(first_published_at=None)
    assert [e.title for e in read(client, "/en/news/feed.atom").entries] == ["First", "Second"]


def test_a_character_that_xml_does_not_know_breaks_no_feed(site, client):
    """Slides and documents end a line with a vertical tab, and it is pasted with the title."""
    published(NewsPage, title="Nets\x0bin the harbour", summary="What\x0cwas counted\x01.")
    (entry,) = feedparser.parse(client.get("/en/news/feed.atom").content).entries
    assert (entry.title, entry.summary) == ("Nets in the harbour", "What was counted .")
