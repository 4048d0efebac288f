"""Calendars as files: read by a strict reader of our own and by the library that did not make the zones."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from outlets.formats.icalendar import Frame, Stamp, Words, digest, ics, told
from outlets.formats.time_zones import time_zone
from pages.records import Agent, Meeting, Record, SessionRecord
from tests.outlets.calendar_reader import read

EVENT = "0b0e5a5e-0000-4000-8000-000000000001"
SESSION = "0b0e5a5e-0000-4000-8000-000000000002"
VIENNA = ZoneInfo("Europe/Vienna")
WORDS = Words(
    cancelled="ABGESAGT: %(title)s",
    postponed="VERSCHOBEN: %(title)s",
    organizers="Organized by: %(names)s",
    moderators="Moderated by: %(names)s",
    speakers="With: %(names)s",
    online="Join online: %(address)s",
    permanent="Permanent address: %(address)s",
    comma="; ",
)
MEETING = Meeting(
    starts_at=datetime(2027, 5, 20, 10, tzinfo=VIENNA),
    ends_at=datetime(2027, 5, 20, 12, tzinfo=VIENNA),
    time_zone="Europe/Vienna",
    place="Room M3",
    format="in-person",
    status="scheduled",
    sessions=(
        SessionRecord(
            identifier=SESSION,
            title="First part",
            starts_at=datetime(2027, 5, 20, 10, 30, tzinfo=VIENNA),
            ends_at=datetime(2027, 5, 20, 11, tzinfo=VIENNA),
            speakers=("Ada", "Bo"),
        ),
    ),
)
RECORD = Record(
    identifier=f"https://plenary.example:8443/id/{EVENT}",
    kind="event",
    schema_type="Event",
    language="en",
    title="Harbours, and; what\\else",
    abstract="In two lines\nof text.",
    url="https://plenary.example/en/events/harbours/",
    date=None,
    agents=(
        Agent(name="The Unit", part="organizer", is_person=False),
        Agent(name="The School", part="co-organizer", is_person=False),
        Agent(name="The Bank", part="sponsor", is_person=False),
        Agent(name="Ada", part="speaker"),
        Agent(name="Cy", part="moderator"),
    ),
    meeting=MEETING,
    subjects=("Trafficking, at sea", "Ports"),
)
FRAME = Frame(name="Events · Plenary", language="en", url="https://plenary.example/en/events/")
STAMP = Stamp(sequence=3, changed_at=datetime(2027, 1, 2, 3, 4, 5, 678, tzinfo=UTC))


def file_of(record=RECORD, notice=""):
    return ics(FRAME, [(entry, STAMP) for entry in told(record, WORDS, notice)])


def events_in(content):
    return read(content).named("VEVENT")


def changed(**fields):
    return replace(RECORD, meeting=replace(MEETING, **fields))


def test_an_event_is_told_whole():
    event, _session = events_in(file_of())
    assert {name: event.text(name) for name in event.properties} == {
        "UID": f"{EVENT}@plenary.example",
        "SEQUENCE": "3",
        "DTSTAMP": "20270102T030405Z",
        "LAST-MODIFIED": "20270102T030405Z",
        "DTSTART": "20270520T100000",
        "DTEND": "20270520T120000",
        "STATUS": "CONFIRMED",
        "SUMMARY": "Harbours, and; what\\else",
        "DESCRIPTION": (
            "In two lines\nof text.\n\nOrganized by: The Unit; The School\nModerated by: Cy\nWith: Ada\n\n"
            f"Permanent address: https://plenary.example:8443/id/{EVENT}"
        ),
        "LOCATION": "Room M3",
        "CATEGORIES": "Trafficking, at sea,Ports",
        "URL": "https://plenary.example/en/events/harbours/",
    }
    assert event.one("DTSTART").parameters == {"TZID": "Europe/Vienna"}
    assert event.one("SUMMARY").parameters == {"LANGUAGE": "en"}


def test_a_session_is_an_entry_of_its_own_within_the_event():
    event, session = events_in(file_of())
    assert session.text("UID") == f"{SESSION}@plenary.example"
    assert session.text("SUMMARY") == "First part"
    assert session.text("DTSTART") == "20270520T103000"
    assert session.one("RELATED-TO").value == event.text("UID")
    assert session.one("RELATED-TO").parameters == {"RELTYPE": "PARENT"}
    assert session.text("DESCRIPTION").startswith(f"{RECORD.title}\n\nWith: Ada; Bo\n\n")


def test_the_frame_says_what_it_is_and_when_to_ask_again():
    calendar = read(file_of())
    values = {name: calendar.text(name) for name in calendar.properties}
    assert values == {
        "VERSION": "2.0",
        "PRODID": "-//Plenary//Calendars//EN",
        "METHOD": "PUBLISH",
        "NAME": "Events · Plenary",
        "X-WR-CALNAME": "Events · Plenary",
        "URL": "https://plenary.example/en/events/",
        "REFRESH-INTERVAL": "PT1H",
        "X-PUBLISHED-TTL": "PT1H",
    }
    assert calendar.one("REFRESH-INTERVAL").parameters == {"VALUE": "DURATION"}


def test_nobody_is_made_up_as_an_organizer():
    assert b"ORGANIZER" not in file_of().replace(b"Organized", b"")


@pytest.mark.parametrize(
    ("status", "said", "title"),
    [
        ("scheduled", "CONFIRMED", RECORD.title),
        ("postponed", "TENTATIVE", f"VERSCHOBEN: {RECORD.title}"),
        ("cancelled", "CANCELLED", f"ABGESAGT: {RECORD.title}"),
    ],
)
def test_whether_it_takes_place_is_said_in_the_status_and_in_the_title(status, said, title):
    event, session = events_in(file_of(changed(status=status, status_reason="A storm.")))
    assert (event.text("STATUS"), event.text("SUMMARY")) == (said, title)
    assert session.text("STATUS") == said
    assert session.text("SUMMARY") == title.replace(RECORD.title, "First part")
    assert event.text("DESCRIPTION").startswith("A storm.\n\n")
    assert session.text("DESCRIPTION").startswith("A storm.\n\n")


def test_a_sentence_about_the_date_leads():
    event, session = events_in(file_of(notice="New date."))
    assert event.text("DESCRIPTION").startswith("New date.\n\n")
    assert session.text("DESCRIPTION").startswith("New date.\n\n")


def test_an_address_online_is_the_place_where_there_is_no_other():
    address = "https://meet.example/?a=1,2;b"
    (event, *_rest) = events_in(file_of(changed(format="online", place="", online_url=address)))
    assert event.text("LOCATION") == address
    assert f"Join online: {address}\n" in event.text("DESCRIPTION")
    (event, *_rest) = events_in(file_of(changed(format="in-person", online_url=address)))
    assert address not in event.text("DESCRIPTION")


@pytest.mark.parametrize(
    ("language", "tag", "title"),
    [
        (
            "ar",
            "ar",
            "تدابير مكافحة الجريمة المنظمة عبر الوطنية وتعزيز سيادة القانون، والتعاون الدولي",
        ),
        (
            "zh-hans",
            "zh-Hans",
            "打击跨国有组织犯罪、加强法治与国际合作措施的会外活动：经验、教训与下一步工作",
        ),
        ("fr", "fr", "x" * 74 + "é" * 40),
    ],
)
def test_long_lines_are_folded_between_letters(language, tag, title):
    record = replace(RECORD, language=language, title=title)
    content = file_of(record)
    event, _session = events_in(content)
    assert event.text("SUMMARY") == title
    assert event.one("SUMMARY").parameters == {"LANGUAGE": tag}
    parsed = icalendar.Calendar.from_ical(content)
    assert [str(component["SUMMARY"]) for component in parsed.walk("VEVENT")] == [
        title,
        "First part",
    ]


def test_another_program_understands_the_times():
    event, session = icalendar.Calendar.from_ical(file_of()).walk("VEVENT")
    assert event.start == MEETING.starts_at
    assert event.end == MEETING.ends_at
    assert session.start == MEETING.sessions[0].starts_at


@pytest.mark.parametrize("name", ["UTC", "Etc/UTC"])
def test_universal_time_needs_no_zone(name):
    starts = datetime(2027, 5, 20, 10, tzinfo=ZoneInfo(name))
    record = changed(
        time_zone=name, starts_at=starts, ends_at=starts + timedelta(hours=1), sessions=()
    )
    (event,) = events_in(file_of(record))
    assert event.one("DTSTART").value == "20270520T100000Z"
    assert event.one("DTSTART").parameters == {}
    assert read(file_of(record)).named("VTIMEZONE") == []


def test_a_zone_that_is_always_at_universal_time_keeps_its_name():
    starts = datetime(2027, 5, 20, 10, tzinfo=ZoneInfo("Africa/Accra"))
    record = changed(
        time_zone="Africa/Accra", starts_at=starts, ends_at=starts + timedelta(hours=1), sessions=()
    )
    (event,) = events_in(file_of(record))
    assert event.one("DTSTART").value == "20270520T100000"
    assert event.one("DTSTART").parameters == {"TZID": "Africa/Accra"}


def test_a_zone_is_described_for_the_years_of_its_entries_only():
    (zone,) = read(file_of()).named("VTIMEZONE")
    assert zone.text("TZID") == "Europe/Vienna"
    assert [
        (part.name, part.text("DTSTART"), part.text("TZOFFSETFROM"), part.text("TZOFFSETTO"))
        for part in zone.parts
    ] == [
        ("STANDARD", "20270101T000000", "+0100", "+0100"),
        ("DAYLIGHT", "20270328T020000", "+0100", "+0200"),
        ("STANDARD", "20271031T030000", "+0200", "+0100"),
    ]
    assert len(zone_text("Europe/Vienna", 2027)) < 500


def zone_text(name, *years):
    return time_zone(name, [datetime(y, 6, 1, tzinfo=ZoneInfo(name)) for y in years]).to_ical()


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Vienna",
        "Europe/Dublin",
        "America/New_York",
        "America/St_Johns",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
    ],
)
def test_a_description_has_the_offset_of_every_hour_of_its_years(name):
    """Read as RFC 5545 says: the last change whose moment has come counts."""
    content = b"BEGIN:VCALENDAR\r\n" + zone_text(name, 2026, 2030) + b"END:VCALENDAR\r\n"
    (described,) = read(content).named("VTIMEZONE")
    changes = sorted(
        (
            datetime.strptime(part.text("DTSTART"), "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            - offset(part.text("TZOFFSETFROM")),
            offset(part.text("TZOFFSETTO")),
        )
        for part in described.parts
    )
    zone = ZoneInfo(name)
    for year in (2026, 2030):
        moment = datetime(year, 1, 1, tzinfo=zone).astimezone(UTC)
        while moment.astimezone(zone).year == year:
            (*_before, (_at, held)) = [change for change in changes if change[0] <= moment]
            assert held == moment.astimezone(zone).utcoffset(), moment
            moment += timedelta(minutes=30)


def offset(text):
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))


def test_a_year_far_away_costs_nothing():
    assert zone_text("Europe/Vienna", 2026, 2999).count(b"BEGIN:STANDARD") == 4
    assert zone_text("Asia/Kathmandu", 9999).count(b"BEGIN:STANDARD") == 1


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, title="Otherwise"),
        replace(RECORD, abstract="Otherwise"),
        replace(RECORD, url="https://plenary.example/en/events/otherwise/"),
        replace(RECORD, agents=(*RECORD.agents, Agent(name="Di", part="speaker"))),
        replace(RECORD, subjects=()),
        changed(place="Room M4"),
        changed(status="cancelled"),
        changed(starts_at=MEETING.starts_at - timedelta(minutes=1)),
        # The same moment and the same hands of the clock, but another zone.
        changed(time_zone="Europe/Berlin"),
        changed(sessions=()),
        changed(sessions=(replace(MEETING.sessions[0], title="Otherwise"),)),
    ],
)
def test_what_is_told_otherwise_has_another_digest(other):
    assert digest(told(other, WORDS)) != digest(told(RECORD, WORDS))


def test_what_no_calendar_tells_changes_nothing():
    same = replace(RECORD, version="2", keywords=("x",), modified_at=datetime.now(UTC))
    assert digest(told(same, WORDS)) == digest(told(RECORD, WORDS))
    assert file_of(same) == file_of()


def test_a_work_that_is_no_meeting_is_not_told():
    assert told(replace(RECORD, meeting=None), WORDS) == ()
