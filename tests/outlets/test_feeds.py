"""Feeds, read by a parser that is not ours."""

import feedparser
import pytest

from pages.models import TopicPage
from publications.models import NewsPage
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
