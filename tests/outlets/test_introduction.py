"""llms.txt: what the site is, and the ways in."""

import re

import pytest

from home.models import HomePage
from pages.models import InstrumentPage, TopicPage
from publications.models import NewsIndexPage, NewsPage, ProjectPage, SideEventPage
from search.outbox import settle_rest
from tests.factories import draft, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(site, client):
    answer = client.get("/llms.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    return answer.content.decode()


def test_it_says_what_the_site_is_in_which_languages(text):
    lines = text.splitlines()
    assert lines[0] == "# Plenary"
    assert HomePage.objects.get(locale__language_code="en").title in text
    news = next(line for line in lines if line.startswith("- [News]"))
    assert news.startswith("- [News](http://testserver/en/news/index.md): ")
    assert len(re.findall(r"/news/index\.md", news)) == 7
    assert "/openapi.json" in text
    assert "/sitemap.xml" in text
    assert "`feed.atom`" in text


def test_it_names_calendars_tables_and_citations(text):
    lines = text.splitlines()
    named = [re.findall(r"`([^`]+)`", line) for line in lines[lines.index("## For programs") :]]
    found = [name for names in named for name in names]
    assert found == [
        "feed.atom",
        "works.csv",
        "calendar.ics",
        "cite.bib",
        "cite.ris",
        "cite.json",
    ]


def test_what_it_names_is_after_the_addresses_that_it_says(event, unit, client):
    topic = published(TopicPage)
    again = SideEventPage.objects.get(pk=event.pk)
    again.topics, again.countries = [topic], ["HT"]
    again.save_revision().publish()
    settle_rest()
    person = event.lineup()[0].person
    project, treaty = published(ProjectPage), published(InstrumentPage)
    landing = [topic.url, person.url, project.url, treaty.url, unit.url]
    lists = ["/en/events/", "/en/news/", *landing, "/en/places/ht/"]
    cited = [event.url, published(NewsPage).url, *landing]
    for address in lists:
        for file in ("feed.atom", "works.csv"):
            assert client.get(address + file).status_code == 200, address + file
    for address in (event.url, "/en/events/", *landing):
        assert client.get(f"{address}calendar.ics").status_code == 200, address
    for address in cited:
        for ending in ("bib", "ris", "json"):
            assert client.get(f"{address}cite.{ending}").status_code == 200, address


def test_every_address_in_it_leads_somewhere(text, client):
    addresses = re.findall(r"\((http://testserver[^)]+)\)", text)
    assert len(addresses) > 60
    for address in addresses:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_it_names_sections_alone_and_none_that_is_hidden(site, client):
    published(NewsPage, title="A story")
    draft(NewsPage, title="A draft")
    section = NewsIndexPage.objects.get(locale__language_code="en")
    section.title = "[x](y)"
    section.save_revision().publish()
    text = client.get("/llms.txt").content.decode()
    assert "A story" not in text
    assert "A draft" not in text
    assert "\\[x\\](y)" in text
    section.unpublish()
    after = client.get("/llms.txt").content.decode()
    assert "\\[x\\]" not in after
    assert "/en/news/" not in after


def test_it_asks_few_queries(site, client, django_assert_max_num_queries):
    client.get("/llms.txt")
    with django_assert_max_num_queries(8):
        client.get("/llms.txt")
