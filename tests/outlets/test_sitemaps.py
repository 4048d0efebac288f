"""Every public page with its languages, and no other."""

from xml.etree import ElementTree

import pytest

from publications.models import NewsPage
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(client):
    return ElementTree.fromstring(client.get("/sitemap.xml").content)


def test_a_work_has_an_address_in_each_of_its_languages_with_the_others_as_alternates(site, client):
    story = published(NewsPage)
    french = translated(story, "fr")
    tree = read(client)
    for page in (story, french):
        urls = tree.findall("s:url", NAMES)
        own = [url for url in urls if url.findtext("s:loc", "", NAMES).endswith(page.url)]
        assert len(own) == 1
        links = [link.get("hreflang") for link in own[0].findall("x:link", NAMES)]
        assert sorted(links) == ["en", "fr", "x-default"]


def test_what_is_hidden_is_not_in_it(site, client):
    hidden = draft(NewsPage)
    locations = [element.text for element in read(client).findall("s:url/s:loc", NAMES)]
    assert locations
    assert not any(hidden.slug in location for location in locations)


def test_robots_are_told_where_it_is(site, client):
    answer = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in answer
    assert "Disallow: /admin/" in answer
