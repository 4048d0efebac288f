"""The front door, permanent addresses, and pages that are not there."""

import pytest
from django.core.exceptions import ValidationError

from pages.models import PlacesPage
from pages.serving import RESERVED_SLUGS
from publications.models import NewsPage
from tests.factories import draft, published, section, translated

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("fr-CH,fr;q=0.9,en;q=0.5", "/fr/"),
        ("zh-CN", "/zh-hans/"),
        ("ar", "/ar/"),
        ("de", "/en/"),
        ("", "/en/"),
    ],
)
def test_the_front_door_leads_to_the_visitors_language(site, client, asked, led):
    answer = client.get("/", headers={"accept-language": asked})
    assert (answer.status_code, answer["Location"]) == (302, led)
    assert answer["Vary"] == "Accept-Language"
    assert answer["Cache-Control"] == "private"
    assert not answer.cookies


@pytest.mark.parametrize("code", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_a_page_says_its_language_and_varies_by_nothing(site, client, code):
    answer = client.get(f"/{code}/", headers={"accept-language": "fr"})
    assert answer.status_code == 200
    assert answer["Content-Language"] == code
    assert "Vary" not in answer or "Accept-Language" not in answer["Vary"]
    assert not answer.cookies


def test_a_permanent_address_leads_to_the_best_language(site, client):
    story = published(NewsPage)
    french = translated(story, "fr")
    address = f"/id/{story.translation_key}"
    assert client.get(address, headers={"accept-language": "fr"})["Location"] == french.url
    assert client.get(address, headers={"accept-language": "ru"})["Location"] == story.url


def test_a_permanent_address_of_what_is_hidden_is_not_there(site, client):
    assert client.get(f"/id/{draft(NewsPage).translation_key}").status_code == 404


def test_a_missing_language_is_said_in_the_visitors_language_with_a_way_on(site, client):
    story = published(NewsPage)
    answer = client.get(story.url.replace("/en/", "/fr/"))
    html = answer.content.decode()
    assert answer.status_code == 404
    assert '<html lang="fr"' in html
    assert f'href="{story.url}"' in html


def test_a_draft_is_not_offered_as_another_language(site, client):
    story = draft(NewsPage)
    answer = client.get(story.get_url().replace("/en/", "/fr/"))
    assert story.title not in answer.content.decode()


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS - {PlacesPage.reserved_slug}))
def test_an_address_of_the_site_itself_is_no_slug_under_the_front_page(site, slug):
    page = section(NewsPage)
    page.slug = slug
    with pytest.raises(ValidationError, match="an address of the site itself"):
        page.clean()


def test_the_same_word_is_free_further_down(site):
    draft(NewsPage, slug="search").full_clean()
