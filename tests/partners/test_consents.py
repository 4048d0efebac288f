"""Persons are shown as far, and as long, as they agreed to it: in every channel, by the clock."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from access.files import is_open
from pages.cache import seconds_until_the_clock_changes
from pages.models import Image
from partners.jobs import forget_names
from partners.models import PartnerPage, PersonPage
from publications.models import Author, NewsPage, ResearchPage, SideEventPage, Speaker
from search.models import SearchEntryValue
from search.outbox import settle_rest
from tests.factories import draft, make_image, published, story_of, translated
from tests.factories.forms import form_of
from translation.due import publish_due
from translation.gate import GateClosed, refusals

pytestmark = pytest.mark.django_db

BIOGRAPHY = "She counted nets for twenty years."


def today():
    return timezone.now().astimezone(UTC).date()


def later(days):
    """So many days from now, at noon."""
    at = datetime.combine(today() + timedelta(days=days), datetime.min.time(), UTC)
    return mock.patch.object(timezone, "now", return_value=at + timedelta(hours=12))


def person(**fields):
    words = {
        "title": "Nyokabi Ternwood",
        "summary": "A fisher who counts.",
        "story": story_of(("text", f"<p>{BIOGRAPHY}</p>")),
        "role": "Fisher",
        "image": make_image("Portrait"),
        "image_alt": "Her face",
        "image_caption": "On the quay",
    }
    found = published(PersonPage, **words | fields)
    settle_rest()
    return found


def event_of(somebody):
    return published(
        SideEventPage,
        title="Speaking up",
        speakers=[Speaker(person=somebody, role="Counts nets", sort_order=0)],
    )


def html_of(client, address):
    caches["pages"].clear()
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


# --- the name ---------------------------------------------------------


def test_nobody_is_published_who_has_not_agreed(site):
    page = draft(PersonPage, name_consent=False)
    assert refusals(page) == [
        "Say that this person agreed to be named, and until when, before publishing."
    ]
    with pytest.raises(GateClosed, match="agreed to be named"):
        page.get_latest_revision().publish()
    assert not PersonPage.objects.get(pk=page.pk).live


def test_a_consent_that_is_over_publishes_nobody(site):
    page = draft(PersonPage, name_until=today() - timedelta(days=1))
    assert refusals(page) == ["The time for which this person agreed to be named is over."]
    with pytest.raises(GateClosed, match="is over"):
        page.get_latest_revision().publish()


def test_a_consent_that_is_withdrawn_is_no_content_of_a_live_page(site):
    page = person()
    page.name_consent = False
    with pytest.raises(GateClosed):
        page.save_revision().publish()
    assert PersonPage.objects.get(pk=page.pk).name_consent


def test_the_last_day_is_shown_whole_and_the_next_not_at_all(site, client):
    page = person(name_until=today() + timedelta(days=3))
    french = translated(page, "fr")
    with later(3):
        html_of(client, page.url)
        html_of(client, french.url)
    with later(4):
        caches["pages"].clear()
        assert client.get(page.url).status_code == 404
        assert client.get(french.url).status_code == 404


def test_the_worker_then_unpublishes_every_language(site):
    page = person(name_until=today() + timedelta(days=3))
    french = translated(page, "fr")
    with later(4):
        publish_due()
    assert not PersonPage.objects.filter(pk__in=[page.pk, french.pk], live=True).exists()


def test_a_consent_given_anew_outlives_the_old_one(site, client):
    page = person(name_until=today() + timedelta(days=3))
    page.name_until = today() + timedelta(days=9)
    page.save_revision().publish()
    with later(4):
        html_of(client, page.url)
    page.name_until = None
    page.save_revision().publish()
    assert PersonPage.objects.get(pk=page.pk).expire_at is None


def test_a_page_of_a_person_ends_with_the_consent_and_not_otherwise(site, admin, signed_in):
    page = person()
    data = form_of(page, expire_at="2031-01-01 10:00")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = signed_in(admin).post(url, data | {"action-publish": "1"})
    assert "ends with the consent" in answer.content.decode()


def test_an_event_shows_nothing_of_who_may_no_longer_be_named(site, client):
    somebody = person(name_until=today() + timedelta(days=3))
    event = event_of(somebody)
    assert "Nyokabi Ternwood" in html_of(client, event.url)
    with later(4):
        html = html_of(client, event.url)
    assert "Ternwood" not in html
    assert "Counts nets" not in html


def test_neither_does_a_report_nor_a_story(site, client):
    somebody = person(name_until=today() + timedelta(days=3))
    report = published(ResearchPage, authors=[Author(person=somebody, sort_order=0)])
    quote = {"person": somebody.pk, "name": "", "words": "Listen."}
    story = published(NewsPage, story=story_of(("quote", quote), ("people", [somebody.pk])))
    for page in (report, story):
        assert "Ternwood" in html_of(client, page.url)
    with later(4):
        for page in (report, story):
            assert "Ternwood" not in html_of(client, page.url)
        assert "Listen." in html_of(client, story.url)


def test_a_snippet_of_an_event_holds_no_role_that_will_end(site, client):
    event_of(person(name_until=today() + timedelta(days=3)))
    settle_rest()
    assert "Counts nets" not in html_of(client, "/en/search/?q=Speaking")


def test_works_are_found_by_the_name_no_more_once_the_worker_ran(site, client):
    event = event_of(person(name_until=today() + timedelta(days=3)))
    settle_rest()
    tags = SearchEntryValue.objects.filter(facet="person", entry__family=event.translation_key)
    assert tags.exists()
    assert event.url in html_of(client, "/en/search/?q=Nyokabi")
    with later(4):
        forget_names()
        settle_rest()
        assert event.url not in html_of(client, "/en/search/?q=Nyokabi")
        assert not tags.exists()


# --- the picture ------------------------------------------------------


def channels_of(somebody, client):
    """Wherever a portrait may stand: pages, blocks, lists, feeds, the file itself."""
    organization = published(PartnerPage, title="Harbour Trust")
    somebody.affiliation = organization
    somebody.save_revision().publish()
    quote = {"person": somebody.pk, "name": "", "words": "Listen."}
    story = published(NewsPage, story=story_of(("quote", quote), ("people", [somebody.pk])))
    settle_rest()
    urls = [somebody.url, event_of(somebody).url, story.url, organization.url]
    return [*urls, "/en/persons/", "/en/persons/feed.atom", "/api/v1/search?q=Nyokabi"]


def test_a_picture_is_shown_until_its_last_day_and_nowhere_after(site, client):
    somebody = person(photo_until=today() + timedelta(days=3))
    picture = somebody.image
    channels = channels_of(somebody, client)
    before = "".join(html_of(client, url) for url in channels)
    for sign in ("/pictures/", "Her face", "On the quay", "og:image"):
        assert sign in before
    assert is_open(picture)
    with later(4):
        after = "".join(html_of(client, url) for url in channels)
        assert not is_open(picture)
    for sign in ("/pictures/", "Her face", "On the quay", "og:image"):
        assert sign not in after
    assert "Nyokabi Ternwood" in after
    assert BIOGRAPHY in after


def test_its_file_is_closed_to_who_knows_the_address(site, client):
    somebody = person(photo_until=today() + timedelta(days=3))
    address = somebody.image.get_rendition("width-40").url
    assert client.get(address).status_code == 200
    with later(4):
        assert client.get(address).status_code == 404


def test_a_picture_that_another_page_shows_stays_open(site):
    somebody = person(photo_until=today() + timedelta(days=3))
    published(NewsPage, image=somebody.image, image_alt="A face")
    with later(4):
        assert is_open(somebody.image)


def test_without_consent_there_is_no_picture(site, client):
    somebody = person(photo_consent=False)
    assert somebody.image is None
    assert "Her face" not in html_of(client, somebody.url)
    assert not is_open(Image.objects.get(title="Portrait"))


def test_nothing_is_lost_for_the_editor(site, client, admin, signed_in):
    somebody = person(photo_consent=False, biography_consent=False)
    assert (somebody.image, somebody.summary) == (None, "")
    agreed = {f"{what}_consent": "on" for what in ("name", "photo", "biography")}
    data = form_of(somebody) | agreed | {"action-publish": "1"}
    assert data["image_alt"] == "Her face"
    assert data["summary"].strip() == "A fisher who counts."
    url = reverse("wagtailadmin_pages:edit", args=[somebody.pk])
    assert signed_in(admin).post(url, data).status_code == 302
    html = html_of(client, somebody.url)
    assert "Her face" in html
    assert "A fisher who counts." in html


def test_what_an_editor_publishes_without_consent_is_not_searched(site, client, admin, signed_in):
    somebody = person()
    data = form_of(somebody) | {"name_consent": "on"}
    del data["biography_consent"], data["photo_consent"]
    url = reverse("wagtailadmin_pages:edit", args=[somebody.pk])
    assert signed_in(admin).post(url, data | {"action-publish": "1"}).status_code == 302
    settle_rest()
    html = html_of(client, "/en/search/?q=Nyokabi")
    assert somebody.url in html
    assert "A fisher" not in html
    assert somebody.url not in html_of(client, "/en/search/?q=quay")


# --- the biography ----------------------------------------------------


def test_a_biography_is_told_until_its_last_day_and_nowhere_after(site, client):
    somebody = person(biography_until=today() + timedelta(days=3))
    channels = channels_of(somebody, client)
    before = "".join(html_of(client, url) for url in channels)
    assert BIOGRAPHY in before
    assert "A fisher who counts." in before
    with later(4):
        after = "".join(html_of(client, url) for url in channels)
    assert BIOGRAPHY not in after
    assert "A fisher who counts." not in after
    assert "/pictures/" in after


def test_a_text_that_will_end_is_not_searched(site, client):
    somebody = person(biography_until=today() + timedelta(days=3))
    assert somebody.url in html_of(client, "/en/search/?q=Nyokabi")
    assert "twenty years" not in html_of(client, "/en/search/?q=Nyokabi")
    assert somebody.url not in html_of(client, "/en/search/?q=twenty+nets+counted")
    free = person(title="Hala Qasrawneh")
    assert free.url in html_of(client, "/en/search/?q=twenty+nets+counted")


def test_a_picture_in_the_text_is_closed_with_it(site):
    inside = make_image("In the text")
    block = ("picture", {"image": inside.pk, "alt": "Nets", "caption": ""})
    person(story=story_of(block), biography_until=today() + timedelta(days=3))
    assert is_open(inside)
    with later(4):
        assert not is_open(inside)


def test_a_translation_ends_with_the_same_days(site, client):
    somebody = person(biography_until=today() + timedelta(days=3))
    french = translated(somebody, "fr", summary="Une pêcheuse qui compte.")
    assert french.biography_until == somebody.biography_until
    assert "Une pêcheuse" in html_of(client, french.url)
    with later(4):
        assert "Une pêcheuse" not in html_of(client, french.url)


def test_a_copy_of_a_page_ends_with_the_day(site, client):
    just_before = datetime(2031, 5, 1, 23, 59, 50, tzinfo=UTC)
    assert seconds_until_the_clock_changes(just_before) == 10


def test_the_form_asks_for_the_consents(site, client, admin):
    client.force_login(admin)
    html = client.get(f"/admin/pages/{person().pk}/edit/").content.decode()
    for name in ("name_consent", "name_until", "photo_until", "biography_consent"):
        assert f'name="{name}"' in html


# --- in every language ------------------------------------------------


def test_a_translation_has_the_end_of_its_source(site):
    somebody = person(name_until=today() + timedelta(days=3))
    french = translated(somebody, "fr")
    assert somebody.expire_at is not None
    assert french.expire_at == somebody.expire_at


def test_what_is_withdrawn_is_withdrawn_in_every_language(site, client, admin, signed_in):
    somebody = person()
    picture = somebody.image
    french = translated(somebody, "fr", image_alt="Son visage")
    assert "Son visage" in html_of(client, french.url)
    data = form_of(somebody) | {"name_consent": "on", "biography_consent": "on"}
    del data["photo_consent"]
    url = reverse("wagtailadmin_pages:edit", args=[somebody.pk])
    assert signed_in(admin).post(url, data | {"action-publish": "1"}).status_code == 302
    assert "Son visage" not in html_of(client, french.url)
    assert not is_open(picture)
    newest = PersonPage.objects.get(pk=french.pk).get_latest_revision_as_object()
    assert not newest.photo_consent


def test_a_consent_given_anew_holds_in_every_language(site, client):
    somebody = person(name_until=today() + timedelta(days=3))
    french = translated(somebody, "fr")
    somebody.name_until = today() + timedelta(days=9)
    somebody.save_revision().publish()
    with later(4):
        html_of(client, french.url)
    with later(10):
        caches["pages"].clear()
        assert client.get(french.url).status_code == 404


def test_a_draft_of_a_source_changes_no_translation(site, client):
    somebody = person()
    french = translated(somebody, "fr", image_alt="Son visage")
    somebody.photo_consent = False
    somebody.save_revision()
    assert "Son visage" in html_of(client, french.url)
