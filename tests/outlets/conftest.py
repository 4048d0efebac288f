"""Events for calendars."""

from datetime import UTC, datetime, timedelta

import pytest

from partners.models import PartnerPage, PersonPage
from publications.models import SideEventPage
from publications.models.programme import Session, Speaker
from publications.models.side_events import EventPartner
from tests.factories import published
from tests.outlets.calendar_reader import read

NOON = datetime(2027, 5, 20, 10, tzinfo=UTC)


@pytest.fixture
def unit(site):
    return published(PartnerPage, title="The Unit")


@pytest.fixture
def event(site, unit):
    """A side event in Vienna at noon, with a speaker, a session and an organizer."""
    person = published(PersonPage, title="Ada")
    return published(
        SideEventPage,
        title="Harbours",
        slug="harbours",
        summary="About harbours.",
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=2),
        time_zone="Europe/Vienna",
        venue="Room M3",
        speakers=[Speaker(person=person, locale=site.locale)],
        sessions=[session_of(site, "Opening")],
        partners=[EventPartner(partner=unit, part="organizer")],
    )


def session_of(site, title, *, begins=NOON, **fields):
    return Session(
        title=title,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=15),
        locale=site.locale,
        **fields,
    )


@pytest.fixture
def calendar_at(client):
    """The calendar at an address, read by a strict reader."""

    def get(address):
        answer = client.get(address)
        assert answer.status_code == 200
        return read(answer.content)

    return get


@pytest.fixture
def entries_at(calendar_at):
    """What a calendar tells, by the title of each entry."""

    def get(address):
        entries = calendar_at(address).named("VEVENT")
        return {entry.text("SUMMARY"): entry for entry in entries}

    return get
