"""A restricted page has no files for programs, whoever reads it, and names none."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from pages.models import TopicPage
from publications.models import NewsPage, SideEventPage
from search.outbox import settle_rest
from tests.factories import draft, published, translated
from tests.outlets.conftest import NOON
from tests.outlets.every_page import full_pages

pytestmark = pytest.mark.django_db

CANARY = "Oystercatcher"
OUTLETS = "feed.atom works.csv calendar.ics cite.bib cite.ris cite.json index.md".split()  # noqa: SIM905
# Whatever the page, the footer has the feeds of three sections.
OF_EVERY_FOOT = {f"/en/{name}/feed.atom" for name in ("news", "events", "research")}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON - timedelta(days=60), tick=False):
        yield


def close(page, word="heron"):
    return PageViewRestriction.objects.create(page=page, restriction_type="password", password=word)


def let_in(client, restriction):
    """Someone who has told the password."""
    door = reverse(
        "wagtailcore_authenticate_with_password", args=[restriction.pk, restriction.page_id]
    )
    data = {"password": restriction.password, "return_url": restriction.page.url}
    assert client.post(door, data).status_code == 302
    return client


def ways_named(client, page):
    """Addresses below a page that its own page names and that are files for programs."""
    answer = client.get(page.url)
    assert answer.status_code == 200
    named = re.findall(
        r'(?:href|webcal)="(?:webcal://testserver)?([^"]+)"', answer.content.decode()
    )
    return {
        address
        for address in named
        if address.startswith(page.url) and address.partition("?")[0].endswith(tuple(OUTLETS))
    } - OF_EVERY_FOOT


def test_each_page_names_ways_that_answer_and_none_once_it_is_restricted(site, client):
    pages = full_pages()
    settle_rest()
    for page in pages:
        ways = ways_named(client, page)
        assert f"{page.url}index.md" in ways
        assert {client.get(way).status_code for way in ways} == {200}
    for page in pages:
        restriction = close(page)
        reader = let_in(Client(), restriction)
        assert ways_named(reader, page) == set(), page
        restriction.delete()


def test_who_is_let_in_gets_no_file_and_leaves_none_for_others(event, client):
    event.title = CANARY
    event.save_revision().publish()
    session = f"sessions/{event.sessions.get().translation_key}/calendar.ics"
    addresses = [f"{event.url}{end}" for end in (*OUTLETS[2:], session)]
    assert all(CANARY in client.get(a).content.decode() for a in addresses)
    other = close(published(NewsPage, title="Another"), word="bittern")
    reader, stranger = let_in(Client(), close(event)), let_in(Client(), other)
    page = reader.get(event.url)
    assert CANARY in page.content.decode()
    assert "public" not in page.get("Cache-Control", "")
    for browser in (reader, client, stranger):
        for address in addresses:
            answer = browser.get(address)
            assert answer.status_code == 404
            assert CANARY not in answer.content.decode()
    for browser in (client, stranger):
        assert CANARY not in browser.get(event.url).content.decode()


def test_a_translation_of_a_restricted_work_names_none(event):
    french = translated(event, "fr")
    reader = let_in(Client(), close(event))
    assert ways_named(reader, french) == set()


def test_what_stands_below_a_restricted_list_names_none(event):
    reader = let_in(Client(), close(event.get_parent()))
    assert ways_named(reader, event) == set()


def test_a_restricted_topic_does_not_lead_to_a_calendar_of_its_events(event, client):
    topic = published(TopicPage)
    event = SideEventPage.objects.get(pk=event.pk)
    event.topics = [topic]
    event.save_revision().publish()
    settle_rest()
    assert "Calendar (iCalendar)" in client.get(topic.url).content.decode()
    reader = let_in(Client(), close(topic))
    assert "Calendar (iCalendar)" not in reader.get(topic.url).content.decode()


def test_its_citation_stays_to_be_copied(event):
    html = let_in(Client(), close(event)).get(event.url).content.decode()
    assert "Cite this page" in html
    assert event.permanent_url in html
    assert "For reference managers" not in html


def test_a_draft_is_previewed_with_the_ways_it_will_have(site):
    story = draft(NewsPage)
    html = story.make_preview_request().content.decode()
    assert "For reference managers" in html
    assert "index.md" in html
