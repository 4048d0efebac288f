"""Sessions that are struck from a programme are told off in calendars."""

from datetime import timedelta

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from outlets.jobs import forget_told_sessions
from outlets.models import ToldSession
from publications.models import SideEventPage
from tests.factories import published, translated
from tests.outlets.conftest import NOON, session_of

pytestmark = pytest.mark.django_db

OWN = "/en/events/harbours/calendar.ics"
BEFORE = NOON - timedelta(days=60)
SESSION_ENDS = NOON + timedelta(minutes=15)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(BEFORE, tick=False):
        yield


def programme(event, *sessions):
    """The event, published with these sessions."""
    event = SideEventPage.objects.get(pk=event.pk)
    event.sessions = list(sessions)
    event.save_revision().publish()


def address_of(session):
    return f"/en/events/harbours/sessions/{session.translation_key}/calendar.ics"


def said(entry):
    return [entry.text(name) for name in ("SUMMARY", "STATUS", "SEQUENCE")]


@pytest.fixture
def opening(event, client):
    """A session that calendars were told of."""
    assert client.get(OWN).status_code == 200
    return event.sessions.get()


def test_a_struck_session_is_told_cancelled_with_a_higher_number(event, opening, entries_at):
    before = entries_at(OWN)["Opening"]
    programme(event)
    told = entries_at(OWN)
    assert list(told) == ["Harbours", "CANCELLED: Opening"]
    struck = told["CANCELLED: Opening"]
    assert said(before) == ["Opening", "CONFIRMED", "0"]
    assert said(struck) == ["CANCELLED: Opening", "CANCELLED", "1"]
    for name in ("UID", "DTSTART", "DTEND", "RELATED-TO"):
        assert struck.text(name) == before.text(name)
    assert said(told["Harbours"]) == ["Harbours", "CONFIRMED", "1"]


def test_so_it_is_at_its_own_address(event, opening, calendar_at):
    programme(event)
    calendar = calendar_at(address_of(opening))
    (entry,) = calendar.named("VEVENT")
    assert said(entry) == ["CANCELLED: Opening", "CANCELLED", "1"]
    assert calendar.text("NAME") == "CANCELLED: Opening · Plenary"


def test_whoever_subscribed_to_the_session_alone_hears_it_too(event, client, entries_at):
    session = event.sessions.get()
    assert list(entries_at(address_of(session))) == ["Opening"]
    programme(event)
    assert list(entries_at(address_of(session))) == ["CANCELLED: Opening"]


def test_it_is_told_until_90_days_after_its_planned_end(event, opening, client, entries_at):
    programme(event)
    last = SESSION_ENDS + timedelta(days=90)
    with time_machine.travel(last - timedelta(seconds=1), tick=False):
        assert "CANCELLED: Opening" in entries_at(OWN)
    with time_machine.travel(last, tick=False):
        assert list(entries_at(f"{OWN}?x")) == ["Harbours"]
        assert client.get(f"{address_of(opening)}?x").status_code == 404


def test_it_is_told_with_the_words_and_times_that_it_was_last_told_with(event, opening, entries_at):
    opening.title = "Welcome"
    opening.starts_at += timedelta(minutes=5)
    programme(event, opening)
    assert list(entries_at(OWN)) == ["Harbours", "Welcome"]
    programme(event)
    struck = entries_at(OWN)["CANCELLED: Welcome"]
    assert (struck.text("DTSTART"), struck.text("SEQUENCE")) == ("20270520T120500", "2")


def test_one_that_comes_back_is_on_again(site, event, opening, entries_at):
    programme(event)
    entries_at(OWN)
    again = session_of(site, "Opening", translation_key=opening.translation_key)
    programme(event, again)
    told = entries_at(OWN)
    assert said(told["Opening"]) == ["Opening", "CONFIRMED", "2"]
    assert len(told) == 2


def test_what_no_calendar_was_told_of_is_not_told_off(event, client, entries_at):
    session = event.sessions.get()
    programme(event)
    assert list(entries_at(OWN)) == ["Harbours"]
    assert client.get(address_of(session)).status_code == 404


def test_it_is_told_by_the_language_of_the_address(event, opening, entries_at):
    translated(event, "fr", title="Les ports")
    french = "/fr/events/harbours/calendar.ics"
    assert list(entries_at(french)) == ["Les ports", "[fr] Opening"]
    programme(event)
    programme(event.get_translations().get().specific)
    (_event, struck) = entries_at(french).values()
    assert struck.text("SUMMARY").endswith("[fr] Opening")
    assert struck.text("STATUS") == "CANCELLED"
    assert list(entries_at("/en/events/harbours/calendar.ics")) == [
        "Harbours",
        "CANCELLED: Opening",
    ]


def test_in_a_cancelled_event_it_is_told_once(event, opening, entries_at):
    programme(event)
    event = SideEventPage.objects.get(pk=event.pk)
    event.status, event.status_reason = "cancelled", "A storm."
    event.save_revision().publish()
    assert list(entries_at(OWN)) == ["CANCELLED: Harbours", "CANCELLED: Opening"]


def test_who_was_to_speak_in_it_is_neither_told_nor_kept(site, event, entries_at):
    speaker = str(event.lineup()[0].translation_key)
    programme(event, session_of(site, "Talk", speakers=[speaker]))
    assert "Ada" in entries_at(OWN)["Talk"].text("DESCRIPTION")
    programme(event)
    assert "Ada" not in entries_at(OWN)["CANCELLED: Talk"].text("DESCRIPTION")
    assert "Ada" not in str(list(ToldSession.objects.values_list()))


@pytest.mark.parametrize("how", ["unpublished", "restricted"])
def test_of_an_event_that_nobody_may_see_it_tells_nothing(event, opening, client, how):
    programme(event)
    assert b"Opening" in client.get(OWN).content
    if how == "unpublished":
        SideEventPage.objects.get(pk=event.pk).unpublish()
    else:
        PageViewRestriction.objects.create(page=event, restriction_type="login")
    for address in (OWN, address_of(opening)):
        answer = client.get(address)
        assert answer.status_code == 404
        assert b"Opening" not in answer.content


def test_it_is_not_told_under_another_event(event, opening, client):
    published(SideEventPage, slug="other")
    programme(event)
    address = address_of(opening)
    assert client.get(address).status_code == 200
    assert client.get(address.replace("harbours", "other")).status_code == 404


def test_a_second_fetch_writes_nothing(event, opening, client):
    programme(event)
    client.get(OWN)
    before = list(ToldSession.objects.values_list())
    client.get(f"{OWN}?x")
    assert list(ToldSession.objects.values_list()) == before


def test_what_is_told_no_more_is_not_kept(event, opening, client):
    forget_told_sessions()
    assert ToldSession.objects.count() == 1
    with time_machine.travel(SESSION_ENDS + timedelta(days=90), tick=False):
        client.get(f"{OWN}?x")
        forget_told_sessions()
        assert ToldSession.objects.count() == 0
        client.get(f"{OWN}?x")
        assert ToldSession.objects.count() == 0
