"""llms.txt: what the site is, and the ways in."""

import re

import pytest

from home.models import HomePage
from publications.models import NewsIndexPage, NewsPage
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
