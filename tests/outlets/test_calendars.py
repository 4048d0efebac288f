"""Calendars as programs subscribe to them."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import icalendar
import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from outlets.calendars import is_kept
from outlets.models import CalendarState
from pages.models import TopicPage
from pages.records import Meeting
from partners.models import PersonPage
from publications.models import NewsPage, SideEventPage
from publications.models.programme import Speaker
from publications.models.side_events import EventPartner
from search.outbox import settle_rest
from tests.factories import draft, published, translated
from tests.outlets.calendar_reader import read
from tests.outlets.conftest import NOON, session_of

pytestmark = pytest.mark.django_db

OWN = "/en/events/harbours/calendar.ics"
LIST = "/en/events/calendar.ics"
HOST = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
# While the event of the tests is to come.
BEFORE = NOON - timedelta(days=60)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(BEFORE, tick=False):
        yield


def again(event, **fields):
    """The event, published with some fields changed."""
    event = SideEventPage.objects.get(pk=event.pk)
    for name, value in fields.items():
        setattr(event, name, value)
    event.save_revision().publish()
    return event


# --- one event --------------------------------------------------------


def test_an_events_calendar_has_it_and_its_sessions(event, calendar_at):
    calendar = calendar_at(OWN)
    told, session = calendar.named("VEVENT")
    assert calendar.text("NAME") == "Harbours · Plenary"
    assert told.text("SUMMARY") == "Harbours"
    assert told.text("UID") == f"{event.translation_key}@{HOST}"
    assert told.text("DTSTART") == "20270520T120000"
    assert told.one("DTSTART").parameters == {"TZID": "Europe/Vienna"}
    assert "Organized by: The Unit" in told.text("DESCRIPTION").splitlines()
    assert "With: Ada" in told.text("DESCRIPTION").splitlines()
    assert session.text("SUMMARY") == "Opening"
    assert session.one("RELATED-TO").value == told.text("UID")


def test_announced_postponed_moved_and_cancelled_it_stays_the_same_entry(event, calendar_at):
    later = NOON + timedelta(days=7)
    steps = [
        {},
        {"status": "postponed", "status_reason": "A storm."},
        {
            "status": "scheduled",
            "status_reason": "",
            "previous_starts_at": NOON,
            "starts_at": later,
            "ends_at": later + timedelta(hours=2),
        },
        {"status": "cancelled", "status_reason": "Another storm."},
    ]
    told = []
    for day, fields in enumerate(steps):
        with time_machine.travel(BEFORE + timedelta(days=day), tick=False):
            if fields:
                again(event, **fields)
            entry = calendar_at(OWN).named("VEVENT")[0]
        told.append(
            [
                entry.text(name)
                for name in ("UID", "SEQUENCE", "STATUS", "SUMMARY", "DTSTART", "DTSTAMP")
            ]
            + [entry.text("DESCRIPTION").splitlines()[0]]
        )
    uid = f"{event.translation_key}@{HOST}"
    moved = "New date. It was planned for 20 May 2027, 12:00."
    assert told == [
        [
            uid,
            "0",
            "CONFIRMED",
            "Harbours",
            "20270520T120000",
            "20270321T100000Z",
            "About harbours.",
        ],
        [
            uid,
            "1",
            "TENTATIVE",
            "POSTPONED: Harbours",
            "20270520T120000",
            "20270322T100000Z",
            "There is no new date yet.",
        ],
        [uid, "2", "CONFIRMED", "Harbours", "20270527T120000", "20270323T100000Z", moved],
        [
            uid,
            "3",
            "CANCELLED",
            "CANCELLED: Harbours",
            "20270527T120000",
            "20270324T100000Z",
            "Another storm.",
        ],
    ]


def test_a_session_has_a_calendar_of_its_own(event, calendar_at):
    key = event.sessions.get().translation_key
    calendar = calendar_at(f"/en/events/harbours/sessions/{key}/calendar.ics")
    (entry,) = calendar.named("VEVENT")
    assert entry.text("UID") == f"{key}@{HOST}"
    assert entry.text("SUMMARY") == "Opening"
    assert calendar.text("NAME") == "Opening · Plenary"


def test_a_session_of_a_cancelled_event_is_cancelled(event, calendar_at):
    again(event, status="cancelled", status_reason="A storm.")
    key = event.sessions.get().translation_key
    (entry,) = calendar_at(f"/en/events/harbours/sessions/{key}/calendar.ics").named("VEVENT")
    assert (entry.text("STATUS"), entry.text("SUMMARY")) == ("CANCELLED", "CANCELLED: Opening")


@pytest.mark.parametrize(
    "path",
    [
        "events/not-there/calendar.ics",
        "calendar.ics",
        "news/calendar.ics",
        "events/harbours/sessions/0b0e5a5e-0000-4000-8000-000000000001/calendar.ics",
        "events/harbours/sessions/x/calendar.ics",
    ],
)
def test_where_there_is_no_event_there_is_no_calendar(event, client, path):
    assert client.get(f"/en/{path}").status_code == 404


def test_a_session_is_only_under_its_own_event(event, client):
    published(SideEventPage, slug="other")
    key = event.sessions.get().translation_key
    assert client.get(f"/en/events/other/sessions/{key}/calendar.ics").status_code == 404
    assert client.get(f"/en/events/sessions/{key}/calendar.ics").status_code == 404


def test_a_story_has_no_calendar(site, client):
    story = published(NewsPage)
    assert client.get(f"{story.url}calendar.ics").status_code == 404


# --- languages --------------------------------------------------------


def test_a_calendar_speaks_the_language_of_its_address(event, calendar_at):
    translated(event, "fr", title="Les ports")
    calendar = calendar_at("/fr/events/harbours/calendar.ics")
    told, _session = calendar.named("VEVENT")
    assert told.text("SUMMARY") == "Les ports"
    assert told.one("SUMMARY").parameters == {"LANGUAGE": "fr"}
    assert told.text("UID") == f"{event.translation_key}@{HOST}"
    assert told.text("URL") == "http://testserver/fr/events/harbours/"
    assert calendar.one("NAME").parameters == {"LANGUAGE": "fr"}


def test_a_list_has_an_event_as_it_was_written_until_it_is_translated(event, entries_at):
    assert list(entries_at("/fr/events/calendar.ics")) == ["Harbours"]
    written = entries_at("/fr/events/calendar.ics")["Harbours"]
    assert written.one("SUMMARY").parameters == {"LANGUAGE": "en"}
    translated(event, "fr", title="Les ports")
    (told,) = entries_at("/fr/events/calendar.ics").values()
    assert told.text("SUMMARY") == "Les ports"
    assert int(told.text("SEQUENCE")) == int(written.text("SEQUENCE")) + 1


def test_speakers_are_called_as_the_reader_knows_them(site, event, calendar_at):
    speaker = event.lineup()[0]
    translated(PersonPage.objects.get(pk=speaker.person_id), "ar", title="آدا")
    again(event, sessions=[session_of(site, "Talk", speakers=[str(speaker.translation_key)])])
    translated(SideEventPage.objects.get(pk=event.pk), "ar")
    told, session = calendar_at("/ar/events/harbours/calendar.ics").named("VEVENT")
    assert "آدا" in told.text("DESCRIPTION")
    assert "آدا" in session.text("DESCRIPTION")
    assert "Ada" not in session.text("DESCRIPTION")


# --- lists ------------------------------------------------------------


def test_a_list_has_events_without_their_sessions(event, calendar_at):
    published(SideEventPage, title="Sooner", starts_at=NOON - timedelta(days=1), ends_at=NOON)
    calendar = calendar_at(LIST)
    titles = [entry.text("SUMMARY") for entry in calendar.named("VEVENT")]
    assert titles == ["Sooner", "Harbours"]
    assert calendar.text("NAME") == "Side events · Plenary"


@pytest.mark.parametrize(
    ("status", "days", "kept"),
    [
        ("scheduled", -1000, True),
        ("scheduled", 364, True),
        ("scheduled", 366, False),
        ("postponed", 364, True),
        ("cancelled", -1000, True),
        ("cancelled", 89, True),
        ("cancelled", 91, False),
    ],
)
def test_a_list_lets_go_of_what_is_long_over(status, days, kept):
    meeting = Meeting(
        starts_at=NOON - timedelta(hours=2),
        ends_at=NOON,
        time_zone="UTC",
        place="",
        format="online",
        status=status,
    )
    assert is_kept(meeting, NOON + timedelta(days=days)) is kept


def test_what_a_list_let_go_stays_at_its_own_address(event, entries_at):
    again(event, status="cancelled", status_reason="A storm.")
    with time_machine.travel(NOON + timedelta(days=92), tick=False):
        assert entries_at(LIST) == {}
        assert list(entries_at(OWN)) == ["CANCELLED: Harbours", "CANCELLED: Opening"]


def test_a_partner_has_all_its_events_whatever_else_it_did(event, unit, entries_at, monkeypatch):
    monkeypatch.setattr("search.library.LONGEST_LIST", 2)
    for day in range(3):
        published(
            SideEventPage,
            title=f"Event {day}",
            starts_at=NOON + timedelta(days=day),
            ends_at=NOON + timedelta(days=day, hours=1),
            partners=[EventPartner(partner=unit, part="sponsor")],
        )
    published(SideEventPage, title="Somebody else's")
    settle_rest()
    told = entries_at(f"{unit.url}calendar.ics")
    assert sorted(told) == ["Event 0", "Event 1", "Event 2", "Harbours"]
    assert len({entry.text("UID") for entry in told.values()}) == 4


def test_a_person_and_a_topic_have_theirs(event, entries_at):
    topic = published(TopicPage)
    again(event, topics=[topic])
    published(NewsPage, topics=[topic])
    settle_rest()
    person = event.lineup()[0].person
    assert list(entries_at(f"{person.url}calendar.ics")) == ["Harbours"]
    (told,) = entries_at(f"{topic.url}calendar.ics").values()
    assert told.text("CATEGORIES") == topic.title


def test_a_page_without_events_has_an_empty_calendar(site, calendar_at):
    topic = published(TopicPage)
    assert calendar_at(f"{topic.url}calendar.ics").named("VEVENT") == []


# --- what may not be seen ---------------------------------------------


def hide(page, how):
    pages = Page.objects.filter(pk=page.pk)
    match how:
        case "unpublished":
            pages.update(live=False)
        case "scheduled":
            pages.update(go_live_at=timezone.now() + timedelta(hours=1))
        case "expired":
            pages.update(expire_at=timezone.now() - timedelta(seconds=1))
        case "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type="login")


@pytest.mark.parametrize("how", ["unpublished", "scheduled", "expired", "restricted"])
def test_what_nobody_may_see_is_in_no_calendar(event, unit, client, how):
    settle_rest()
    key = event.sessions.get().translation_key
    own = [OWN, f"/en/events/harbours/sessions/{key}/calendar.ics"]
    lists = [LIST, f"{unit.url}calendar.ics", "/fr/events/calendar.ics"]
    assert [client.get(address).content.count(b"Harbours") > 0 for address in lists] == [True] * 3
    hide(event, how)
    # What is asked with a parameter is never a copy.
    assert [client.get(f"{address}?x").status_code for address in own] == [404, 404]
    for address in lists:
        told = client.get(f"{address}?x").content
        assert b"VEVENT" not in told
        assert b"Harbours" not in told


def test_a_draft_is_in_no_calendar(site, client):
    draft(SideEventPage, title="Harbours", slug="harbours")
    assert client.get(OWN).status_code == 404
    assert b"VEVENT" not in client.get(LIST).content


def test_a_translation_of_a_hidden_event_is_in_no_calendar(event, client, entries_at):
    translated(event, "fr", title="Les ports")
    assert list(entries_at("/fr/events/calendar.ics")) == ["Les ports"]
    hide(event, "unpublished")
    assert client.get("/fr/events/harbours/calendar.ics?x").status_code == 404
    assert b"VEVENT" not in client.get("/fr/events/calendar.ics?x").content


def test_words_that_are_not_published_are_in_no_calendar(event, client):
    event.title = "Not yet"
    event.save_revision()
    assert b"Not yet" not in client.get(OWN).content
    assert b"Harbours" in client.get(OWN).content


def test_a_hidden_organizer_is_not_named(event, unit, client):
    assert b"The Unit" in client.get(f"{OWN}?x").content
    hide(unit, "unpublished")
    assert b"The Unit" not in client.get(f"{OWN}?x").content


# --- sequence ---------------------------------------------------------


def sequence_at(entries_at, address=OWN):
    return int(next(iter(entries_at(address).values())).text("SEQUENCE"))


def test_nothing_changes_between_two_fetches(event, client):
    first = client.get(f"{OWN}?x")
    with time_machine.travel(BEFORE + timedelta(days=1), tick=False):
        second = client.get(f"{OWN}?x")
    assert second.content == first.content
    assert second["ETag"] == first["ETag"]


def test_a_second_fetch_writes_nothing(event, client):
    client.get(OWN)
    before = list(CalendarState.objects.values_list())
    client.get(f"{OWN}?x")
    assert list(CalendarState.objects.values_list()) == before


def test_what_no_calendar_tells_raises_nothing(event, entries_at):
    assert sequence_at(entries_at) == 0
    again(event, attendance=12, seo_title="For engines", registration_url="https://example.org/")
    assert sequence_at(entries_at) == 0


@pytest.mark.parametrize(
    "change",
    ["organizer renamed", "organizer hidden", "speaker renamed", "session moved", "venue", "zone"],
)
def test_what_is_told_otherwise_raises_it_by_one(event, unit, entries_at, change):
    assert sequence_at(entries_at) == 0
    match change:
        case "organizer renamed":
            unit.title = "The Branch"
            unit.save_revision().publish()
        case "organizer hidden":
            unit.unpublish()
        case "speaker renamed":
            person = event.lineup()[0].person
            person.title = "Ada Lovelace"
            person.save_revision().publish()
        case "session moved":
            session = event.sessions.get()
            session.starts_at -= timedelta(minutes=5)
            again(event, sessions=[session])
        case "venue":
            again(event, venue="Room M4")
        case "zone":
            again(event, time_zone="Europe/Berlin")
    assert sequence_at(entries_at) == 1
    assert sequence_at(entries_at) == 1
    assert sequence_at(entries_at, LIST) == 1


def test_what_is_taken_back_is_news_again(event, entries_at):
    told = [sequence_at(entries_at)]
    for venue in ("Room M4", "Room M3"):
        again(event, venue=venue)
        told.append(sequence_at(entries_at))
    assert told == [0, 1, 2]


# --- as an answer -----------------------------------------------------


def test_the_answer_says_what_it_is(event, client):
    answer = client.get(OWN)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'inline; filename="harbours.ics"'
    assert answer["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_copy_says_the_same_and_costs_one_query(event, client, django_assert_num_queries):
    first = client.get(OWN)
    with django_assert_num_queries(1):
        copy = client.get(OWN)
    assert copy.content == first.content
    for name in ("Content-Type", "Content-Disposition", "Content-Language", "ETag"):
        assert copy[name] == first[name]


def test_who_has_it_already_is_told_so(event, client, django_assert_num_queries):
    tag = {"If-None-Match": client.get(OWN)["ETag"]}
    with django_assert_num_queries(1):
        answer = client.get(OWN, headers=tag)
    assert (answer.status_code, answer.content) == (304, b"")
    assert client.get(f"{OWN}?x", headers=tag).status_code == 304
    again(event, venue="Room M4")
    assert client.get(OWN, headers=tag).status_code == 200


def test_who_asks_first_with_a_tag_leaves_a_copy(event, client, django_assert_num_queries):
    tag = client.get(f"{OWN}?x")["ETag"]
    assert client.get(OWN, headers={"If-None-Match": tag}).status_code == 304
    with django_assert_num_queries(1):
        assert read(client.get(OWN).content).named("VEVENT")


def test_one_may_ask_for_its_head(event, client):
    whole = client.get(OWN)
    head = client.head(OWN)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]


def test_nobody_writes_to_it(event, client):
    assert client.post(OWN).status_code == 405


def test_many_events_ask_no_more_than_few(site, unit, client):
    def queries(count):
        for number in range(count):
            if number % 9 == 0:
                topic, person = published(TopicPage), published(PersonPage)
            published(
                SideEventPage,
                topics=[topic],
                speakers=[Speaker(person=person, locale=site.locale)],
                sessions=[session_of(site, "One"), session_of(site, "Two")],
                partners=[EventPartner(partner=unit, part="organizer")],
            )
        settle_rest()
        asked = []
        for address in (LIST, "/fr/events/calendar.ics", f"{unit.url}calendar.ics"):
            client.get(f"{address}?x")  # what is told for the first time is written
            with CaptureQueriesContext(connection) as captured:
                told = read(client.get(f"{address}?x").content)
            asked.append(len(captured))
        assert len(told.named("VEVENT")) == SideEventPage.objects.filter(locale=site.locale).count()
        return asked

    few = queries(3)
    assert queries(27) == few
    assert max(few) <= 26


# --- on pages ---------------------------------------------------------


def test_an_event_to_come_offers_its_calendars(event, client):
    html = client.get(event.url).content.decode()
    key = event.sessions.get().translation_key
    assert f'href="{event.url}calendar.ics">Add to calendar</a>' in html
    assert 'href="webcal://testserver/en/events/harbours/calendar.ics"' in html
    assert f'href="{event.url}sessions/{key}/calendar.ics"' in html
    assert 'aria-label="Add to calendar: Opening"' in html
    assert f'type="text/calendar" href="{event.url}calendar.ics"' in html


@pytest.mark.parametrize("why", ["over", "cancelled"])
def test_what_cannot_be_gone_to_is_not_offered(event, client, why):
    if why == "cancelled":
        again(event, status="cancelled", status_reason="A storm.")
    day = NOON + timedelta(days=1) if why == "over" else BEFORE
    with time_machine.travel(day, tick=False):
        html = client.get(event.url).content.decode()
    assert "Add to calendar" not in html
    assert "webcal:" not in html


def test_a_session_that_is_over_is_not_offered_while_the_event_goes_on(event, client):
    with time_machine.travel(NOON + timedelta(minutes=30), tick=False):
        html = client.get(event.url).content.decode()
    assert "Add to calendar</a>" in html
    assert "/sessions/" not in html


def test_lists_and_landing_pages_name_their_calendar(event, unit, client):
    settle_rest()
    link = '<a href="{}calendar.ics">Calendar (iCalendar)</a>'
    assert link.format("/en/events/") in client.get("/en/events/").content.decode()
    assert link.format(unit.url) in client.get(unit.url).content.decode()
    assert "calendar.ics" not in client.get("/en/news/").content.decode()
    assert "calendar.ics" not in client.get("/en/topics/").content.decode()
    topic = published(TopicPage)
    html = client.get(topic.url).content.decode()
    assert f'type="text/calendar" href="{topic.url}calendar.ics"' in html
    assert "iCalendar" not in html


def test_a_character_that_calendars_do_not_know_breaks_none(event, client):
    again(event, title="Nets\x0bin the harbour", summary="One\x0cline.\r\nAnother\x01.")
    calendar = read(client.get(OWN).content)
    told = calendar.named("VEVENT")[0]
    assert told.text("SUMMARY") == "Nets in the harbour"
    assert told.text("DESCRIPTION").splitlines()[:2] == ["One line.", "Another ."]
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", client.get(OWN).content)
