"""Nobody is led away to another site by an address of ours."""

import pytest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from publications.models import NewsPage
from tests.factories import make_editor, published, translated

pytestmark = pytest.mark.django_db

PASSWORD = "a long pass phrase"
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver.evil.example/",
]


def leads_away(answer):
    place = answer.headers.get("Location", "")
    return place.lower().startswith(("http", "//", "/\\", "javascript"))


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize("door", ["wagtailadmin_login", "wagtailcore_login"])
def test_signing_in_stays_here(site, client, door, place):
    """Into the admin, or for a restricted page."""
    person = make_editor()
    data = {"username": person.username, "password": PASSWORD, "next": place}
    answer = client.post(reverse(door), data)
    assert answer.status_code == 302
    assert not leads_away(answer)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_the_word_at_the_door_leads_to_the_page(site, client, place):
    story = published(NewsPage)
    closed = PageViewRestriction.objects.create(
        page=story, restriction_type="password", password="sesame"
    )
    door = reverse("wagtailcore_authenticate_with_password", args=[closed.pk, story.pk])
    answer = client.post(door, {"password": "sesame", "return_url": place})
    assert answer.status_code == 302
    assert not leads_away(answer)


@pytest.mark.parametrize("place", ELSEWHERE)
def test_what_is_refused_leads_back_into_the_admin(site, signed_in, editor, place):
    """The gate's refusal goes back to where one came from, if that is the admin."""
    french = translated(published(NewsPage, title="Boats"), "fr")
    french.unpublish()
    answer = signed_in(editor).post(
        reverse("begin_translation", args=[french.pk, "ar"]), headers={"Referer": place}
    )
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/admin/"


@pytest.mark.parametrize("path", ["//evil.example/en", "//evil.example", "/%2F%2Fevil.example"])
def test_an_address_with_two_slashes_is_one_of_ours(site, client, path):
    answer = client.get(path)
    assert answer.status_code in (301, 302, 404)
    assert not leads_away(answer)


@pytest.mark.parametrize(
    "language", ["https://evil.example", "../..", "xx", "", "en\r\nSet-Cookie: a=b"]
)
def test_the_front_door_leads_to_a_language_that_there_is(site, client, language):
    answer = client.get("/", headers={"Accept-Language": language})
    assert answer.headers["Location"] == "/en/"
    assert not answer.cookies


def test_leaving_the_admin_leads_to_its_door(site, signed_in, editor):
    answer = signed_in(editor).post(
        reverse("wagtailadmin_logout"), {"next": "https://evil.example/"}
    )
    assert answer.status_code == 302
    assert not leads_away(answer)
