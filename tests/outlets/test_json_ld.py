"""JSON-LD inside a page: valid, and never an end of the element it stands in."""

import json
import re

import pytest

from publications.models import NewsPage
from tests.factories import make_image, published

pytestmark = pytest.mark.django_db

ELEMENT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_a_title_that_would_end_the_element_does_not(site, client):
    evil = "</script><script>alert(1)</script> & more"
    story = published(NewsPage, title=evil, slug="evil")
    html = client.get(story.url).content.decode()
    thing = json.loads(ELEMENT.search(html)[1])["@graph"][0]
    assert thing["headline"] == evil
    assert "<script>alert" not in html


def test_a_story_says_when_in_which_language_and_the_way_to_it(site, client):
    image = make_image()
    story = published(NewsPage, image=image, image_alt="A plain surface", place="Vienna")
    graph = json.loads(ELEMENT.search(client.get(story.url).content.decode())[1])["@graph"]
    thing, way, house = graph
    assert thing["@id"].endswith(f"/id/{story.translation_key}")
    assert thing["datePublished"] == story.date.isoformat()
    assert thing["inLanguage"] == "en"
    assert thing["image"].startswith("http://")
    assert [step["name"] for step in way["itemListElement"]] == ["Plenary", "News", story.title]
    assert thing["author"] == thing["publisher"] == {"@id": house["@id"]}
    assert (house["name"], thing["contentLocation"]["name"]) == ("Plenary", "Vienna")
    assert thing["isPartOf"]["name"] == "News"


def test_a_messenger_shows_title_picture_and_words_for_it(site, client):
    story = published(NewsPage, image=make_image(), image_alt='A "plain" surface')
    html = client.get(story.url).content.decode()
    assert '<meta property="og:image:alt" content="A &quot;plain&quot; surface">' in html
    assert f'<meta property="og:title" content="{story.title}">' in html
