"""What a page says of the languages that it can be read in."""

import re

import pytest

from publications.models import NewsPage
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site):
    return published(NewsPage, title="A story", slug="a-story", summary="What happened.")


def html_of(client, url):
    return client.get(url).content.decode()


def switcher_of(html):
    return re.search(r'<details class="language-switcher.*?</details>', html, re.DOTALL)[0]


def test_the_switcher_keeps_the_page(client, story):
    french = translated(story, "fr", title="Un récit")
    html = switcher_of(html_of(client, story.url))
    assert f'href="{french.url}" lang="fr" hreflang="fr"' in html
    assert f'href="{story.url}" lang="en" hreflang="en" dir="ltr" aria-current="true"' in html


def test_a_language_that_the_page_lacks_is_said_and_leads_to_a_page_that_says_so(client, story):
    html = switcher_of(html_of(client, story.url))
    assert html.count("not yet") == 5
    assert '<a class="is-missing" href="/ru/news/a-story/" rel="nofollow">' in html
    answer = client.get("/ru/news/a-story/")
    assert answer.status_code == 404
    assert (
        f'<a href="{story.url}" lang="en" hreflang="en" dir="ltr">A story</a>'
        in answer.content.decode()
    )


def test_search_engines_learn_the_languages_that_exist_and_no_other(client, story):
    translated(story, "ar", title="قصة")
    html = html_of(client, story.url)
    found = re.findall(r'<link rel="alternate" hreflang="([\w-]+)"', html)
    assert found == ["ar", "en", "x-default"]


def test_a_draft_translation_does_not_exist_for_visitors(client, story):
    french = translated(story, "fr", title="Un récit")
    french.unpublish()
    html = html_of(client, story.url)
    assert french.title not in html
    assert 'hreflang="fr"' not in re.search(r"<head>.*</head>", html, re.DOTALL)[0]


@pytest.mark.parametrize(
    ("code", "tag", "direction"),
    [("en", "en", "ltr"), ("ar", "ar", "rtl"), ("zh-hans", "zh-Hans", "ltr")],
)
def test_a_page_tells_its_language_and_direction(client, site, code, tag, direction):
    assert f'<html lang="{tag}" dir="{direction}">' in html_of(client, f"/{code}/")


def test_a_search_keeps_its_question_in_another_language(client, site):
    html = switcher_of(html_of(client, "/en/search/?q=crime"))
    assert 'href="/es/search/?q=crime"' in html


def test_a_draft_is_told_to_nobody(client, site):
    page = draft(NewsPage, title="Hidden canary", slug="hidden")
    for url in ("/en/news/hidden/", "/fr/news/hidden/", "/en/news/", "/en/"):
        assert page.title not in html_of(client, url)
