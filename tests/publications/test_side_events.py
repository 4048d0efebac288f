"""A side event: its own clock, who speaks, what it is found by, what machines read of it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse

from outlets.formats.json_ld import json_ld
from pages.models import TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import EventPartner, Session, SideEventPage, Speaker
from tests.factories import make_image, published, story_of, translated
from tests.factories.forms import form_of

pytestmark = pytest.mark.django_db

NOON = datetime(2021, 5, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def walker(site):
    return published(PersonPage, title="Summer Walker")


@pytest.fixture
def unit(site):
    return published(PartnerPage, title="Civil Society Unit", organization_type="un-entity")


@pytest.fixture
def event(site, walker, unit):
    return published(
        SideEventPage,
        title="Countering organized crime",
        starts_at=NOON,
        ends_at=NOON + timedelta(minutes=90),
        time_zone="Europe/Vienna",
        venue="Vienna",
        format="hybrid",
        online_url="https://meet.example/",
        story=story_of(("heading", {"level": "2", "text": "Communities"})),
        speakers=[
            Speaker(person=walker, affiliation="GI-TOC", locale=site.locale),
            Speaker(typed_name="Gulzat", part="moderator", locale=site.locale),
        ],
        partners=[EventPartner(partner=unit, part="organizer")],
    )


def test_its_times_are_those_of_its_zone(event):
    assert event.begins.isoformat() == "2021-05-24T14:00:00+02:00"
    assert event.search_date().isoformat() == "2021-05-24"


@pytest.mark.parametrize(
    ("minutes", "state"), [(-1, "upcoming"), (0, "live"), (89, "live"), (90, "past")]
)
def test_the_clock_says_whether_it_is_on(event, minutes, state):
    with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
        assert event.state == state


def test_what_somebody_decided_comes_before_the_clock(event):
    event.status = "cancelled"
    assert event.state == "cancelled"


def test_a_new_date_is_said(event):
    event.previous_starts_at = NOON - timedelta(days=7)
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        assert event.state == "rescheduled"


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"ends_at": NOON}, {"ends_at": ["An event ends after it starts."]}),
        (
            {"time_zone": "Vienna"},
            {"time_zone": ["Choose a time zone from the list, such as Europe/Vienna."]},
        ),
        (
            {"status": "postponed"},
            {"status_reason": ["Say why, in a sentence that visitors read."]},
        ),
        ({"countries": ["XX"]}, {"countries": ["Not a known code: XX."]}),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(event, fields, errors):
    for name, value in fields.items():
        setattr(event, name, value)
    with pytest.raises(ValidationError) as problem:
        event.full_clean()
    assert problem.value.message_dict == errors


@pytest.mark.parametrize("known", [True, False])
def test_a_speaker_is_a_person_or_a_name_but_never_both(event, walker, known):
    speaker = Speaker(
        event=event,
        locale=event.locale,
        person=walker if known else None,
        typed_name="Somebody" if known else "",
    )
    with pytest.raises(ValidationError, match="Choose a person or type a name"):
        speaker.full_clean()


def test_its_page_shows_who_speaks_and_who_organizes(event, client, walker):
    html = client.get(event.url).content.decode()
    for words in ("Summer Walker", "GI-TOC", "Gulzat", "Civil Society Unit", "Communities"):
        assert words in html
    assert f'href="{walker.url}"' in html


def test_a_speaker_whose_page_is_hidden_is_named_without_a_link(event, client, walker):
    walker.unpublish()
    html = client.get(event.url).content.decode()
    assert "Summer Walker" in html
    assert walker.slug not in html


def test_it_is_found_by_what_is_said_and_by_who_is_there(event, unit, walker):
    assert event.searchable_names() == ["Civil Society Unit", "Summer Walker", "Gulzat"]
    assert "GI-TOC" in event.searchable_text().body
    tags = {(tag.facet, tag.value, tag.part) for tag in event.search_facets()}
    assert tags == {
        ("partner", str(unit.translation_key), "organizer"),
        ("person", str(walker.translation_key), "speaker"),
        ("status", "scheduled", ""),
    }


def test_machines_read_when_where_and_who(event, unit):
    thing = json_ld(event.as_record())["@graph"][0]
    assert thing["@type"] == "Event"
    assert thing["startDate"] == "2021-05-24T14:00:00+02:00"
    assert thing["eventStatus"] == "https://schema.org/EventScheduled"
    assert thing["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in thing["location"]] == ["Place", "VirtualLocation"]
    assert thing["organizer"] == [
        {"@type": "Organization", "@id": unit.permanent_url, "name": "Civil Society Unit"}
    ]
    assert [person["name"] for person in thing["performer"]] == ["Summer Walker", "Gulzat"]


def test_a_translation_has_the_same_speakers_in_its_own_words(event):
    arabic = translated(event, "ar")
    assert [row.name for row in arabic.lineup()] == ["Summer Walker", "Gulzat"]
    assert arabic.lineup()[0].affiliation == "[ar] GI-TOC"
    assert arabic.starts_at == event.starts_at


def test_an_editor_in_new_york_types_vienna_time(event, admin, signed_in):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=admin, current_time_zone="America/New_York")
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    browser = signed_in(admin)
    assert 'value="2021-05-24 14:00"' in browser.get(address).content.decode()

    form = form_of(event) | {"starts_at": "2021-05-24 13:30", "action-publish": "1"}
    answer = browser.post(address, form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert SideEventPage.objects.get(pk=event.pk).starts_at == NOON - timedelta(minutes=30)


def test_sessions_offer_the_speakers_of_the_event(event, admin, signed_in):
    event.sessions = [
        Session(
            title="Opening",
            starts_at=NOON,
            ends_at=NOON + timedelta(minutes=15),
            locale=event.locale,
        )
    ]
    event.save_revision().publish()
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    html = signed_in(admin).get(address).content.decode()
    assert 'name="sessions-0-speakers" value="speakers-0"> <bdi>Summer Walker</bdi>' in html
    assert 'name="sessions-0-starts_at" value="2021-05-24 14:00"' in html


def test_a_session_that_is_added_in_the_browser_offers_them_too(event, admin, signed_in):
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    html = signed_in(admin).get(address).content.decode()
    key = str(event.lineup()[0].translation_key)
    assert 'name="sessions-__prefix__-speakers" value="speakers-0"' in html
    session = {"title": "New", "starts_at": "2021-05-24 14:00", "ends_at": "2021-05-24 14:30"}
    row = {f"sessions-0-{name}": value for name, value in session.items()}
    counts = {"sessions-TOTAL_FORMS": "1", "sessions-0-ORDER": "1", "sessions-0-id": ""}
    data = form_of(event) | counts | row | {"sessions-0-speakers": "speakers-0"}
    assert signed_in(admin).post(address, data).status_code == 302
    draft = SideEventPage.objects.get(pk=event.pk).get_latest_revision_as_object()
    assert [(s.title, s.begins.hour, s.speakers) for s in draft.programme] == [("New", 14, [key])]


def test_with_8_speakers_and_12_partners_it_asks_at_most_25_queries(
    event, client, django_assert_max_num_queries
):
    locale = event.locale
    event.speakers = [
        Speaker(person=published(PersonPage), role=f"Role {n}", locale=locale) for n in range(8)
    ]
    event.partners = [
        EventPartner(partner=published(PartnerPage), part="supporter") for _ in range(12)
    ]
    hour = timedelta(hours=1)
    event.sessions = [Session(title="Opening", starts_at=NOON, ends_at=NOON + hour, locale=locale)]
    event.topics = [published(TopicPage)]
    event.image, event.image_alt = make_image(), "Lines"
    event.save_revision().publish()
    client.get(event.url)
    with django_assert_max_num_queries(25):
        html = client.get(event.url).content.decode()
    assert "Role 7" in html


def test_it_is_found_by_its_interpretation_as_by_other_ways_to_take_part(site):
    event = published(SideEventPage, interpretation=["fr", "ar"], participation=["captions"])
    found = {tag.value for tag in event.search_facets() if tag.facet == "participation"}
    assert found == {"captions", "interpretation"}
    without = published(SideEventPage, participation=["captions"])
    assert {t.value for t in without.search_facets() if t.facet == "participation"} == {"captions"}


def test_only_what_is_on_is_something_to_come_to(site):
    event = published(SideEventPage, starts_at=NOON, ends_at=NOON + timedelta(hours=2))
    assert event.search_times() == (NOON, NOON + timedelta(hours=2))
    for status in (SideEventPage.Status.POSTPONED, SideEventPage.Status.CANCELLED):
        event.status = status
        assert event.search_times() is None
