"""Speakers of sessions, chosen in the form that names them for the first time."""

import re

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from partners.models import PersonPage
from publications.models import Session, SideEventPage, Speaker
from tests.factories import draft, published, section
from tests.factories.forms import form_of
from tests.publications.test_side_events import NOON

pytestmark = pytest.mark.django_db

OPENING = {
    "title": "Opening",
    "starts_at": "2021-05-24 14:00",
    "ends_at": "2021-05-24 14:20",
}
CHOSEN = {"sessions-0-speakers": ["speakers-0", "speakers-2"]}


def empty_form(speakers, sessions):
    """What a browser posts of a form in which everything is new."""
    rows = {
        name: inline_formset([])
        for name in ("partners", "documents", "recordings", "decisions", "comments")
    }
    said = {
        "title": "An event",
        "slug": "an-event",
        "time_zone": "Europe/Vienna",
        "starts_at": "2021-05-24 14:00",
        "ends_at": "2021-05-24 15:00",
        "status": "scheduled",
        "format": "online",
        "story": streamfield([]),
    }
    more = {"speakers": inline_formset(speakers), "sessions": inline_formset(sessions)}
    return nested_form_data(said | rows | more) | CHOSEN


def typed(name, **more):
    return {"person": "", "typed_name": name, "part": "speaker", **more}


@pytest.fixture
def address(site):
    index = section(SideEventPage)
    return reverse("wagtailadmin_pages:add", args=["publications", "sideeventpage", index.pk])


def lineups():
    event = SideEventPage.objects.get().get_latest_revision_as_object()
    return [[row.name for row in session.lineup()] for session in event.programme]


def test_a_session_has_its_speakers_from_the_first_form(address, admin, signed_in):
    known = published(PersonPage, title="Summer Walker")
    speakers = [typed("Jean-Luc L."), typed("Sarah S."), typed("", person=known.pk)]
    answer = signed_in(admin).post(address, empty_form(speakers, [OPENING]))
    assert answer.status_code == 302, answer.context["form"].errors
    assert lineups() == [["Jean-Luc L.", "Summer Walker"]]


def test_they_are_kept_by_a_key_that_outlives_a_name_and_an_order(address, admin, signed_in):
    browser = signed_in(admin)
    speakers = [typed("Jean-Luc L."), typed("Sarah S."), typed("Billy B.")]
    browser.post(address, empty_form(speakers, [OPENING]))
    event = SideEventPage.objects.get()
    data = form_of(event)
    data |= {"speakers-0-typed_name": "Jean-Luc Lagarde", "speakers-0-ORDER": "9"}
    data |= CHOSEN
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert browser.post(edit, data).status_code == 302
    assert lineups() == [["Jean-Luc Lagarde", "Billy B."]]


def test_nothing_is_lost_when_the_form_is_refused(address, admin, signed_in):
    speakers = [typed("Jean-Luc L."), typed("Sarah S."), typed("Billy B.")]
    too_late = OPENING | {"ends_at": "2021-05-24 16:00"}
    answer = signed_in(admin).post(address, empty_form(speakers, [too_late]))
    html = answer.content.decode()
    assert "The session ends after the event." in html
    boxes = re.findall(
        r'name="sessions-0-speakers" value="([\w-]+)"( checked)?> <bdi>([^<]+)', html
    )
    assert boxes == [
        ("speakers-0", " checked", "Jean-Luc L."),
        ("speakers-1", "", "Sarah S."),
        ("speakers-2", " checked", "Billy B."),
    ]


def test_who_is_no_speaker_is_told_at_the_field(address, admin, signed_in):
    answer = signed_in(admin).post(address, empty_form([typed("Jean-Luc L.")], [OPENING]))
    errors = answer.context["form"].formsets["sessions"].errors
    assert errors == [
        {
            "speakers": [
                "Somebody chosen here is not among the speakers above. Choose once more who speaks."
            ]
        }
    ]
    assert not SideEventPage.objects.exists()


def test_a_speaker_whose_consent_is_over_stays_in_the_session(site, admin, signed_in):
    person = draft(PersonPage, title="Summer Walker", name_consent=False)
    event = draft(
        SideEventPage,
        starts_at=NOON,
        speakers=[Speaker(person=person, locale=site.locale)],
    )
    key = str(event.speakers.get().translation_key)
    event.sessions = [
        Session(
            title="Opening",
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            speakers=[key],
            locale=site.locale,
        )
    ]
    event.save_revision()
    event.save()
    data = form_of(event)
    assert data["sessions-0-speakers"] == "speakers-0"
    edit = reverse("wagtailadmin_pages:edit", args=[event.pk])
    assert signed_in(admin).post(edit, data).status_code == 302
    kept = SideEventPage.objects.get().get_latest_revision_as_object()
    assert [session.speakers for session in kept.sessions.all()] == [[key]]
