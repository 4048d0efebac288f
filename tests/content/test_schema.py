"""Each shape of a value, and each rule between keys."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.front_matter import Written
from content.problems import Sheet
from content.reading import read_work
from content.schema import KINDS, codes, keys_of
from content.schema.shapes import Address, Choice, Code, Day, Flag, Many, Moment, Text, Whole, Work


def read(shape, value):
    """What a shape makes of a word or a list of words, and what it says against it."""
    sheet = Sheet("x.md")
    if isinstance(value, list):
        written = Written(line=3, value=[Written(line=4, value=word) for word in value])
    else:
        written = Written(line=3, value=value)
    found = shape.read(written, sheet)
    return found, [f"{problem.line}: {problem.sentence}" for problem in sheet.problems]


@pytest.mark.parametrize(
    ("shape", "word", "value"),
    [
        (Text(limit=5), "boats", "boats"),
        (Flag(), "true", True),
        (Flag(), "false", False),
        (Whole(), "120", 120),
        (Day(), "2026-02-28", datetime.date(2026, 2, 28)),
        (Moment(), "2026-02-28T10:00", datetime.datetime(2026, 2, 28, 10)),  # noqa: DTZ001
        (Moment(), "2026-02-28T10:00:30", datetime.datetime(2026, 2, 28, 10, 0, 30)),  # noqa: DTZ001
        (Choice(of=("ngo", "alliance")), "ngo", "ngo"),
        (Code(vocabulary=codes.COUNTRIES), "NO", "NO"),
        (Code(vocabulary=codes.REGIONS), "419", "419"),
        (Code(vocabulary=codes.SPOKEN), "sw", "sw"),
        (Code(vocabulary=codes.ZONES), "Europe/Vienna", "Europe/Vienna"),
        (Address(), "https://example.org/a", "https://example.org/a"),
        (Work(section="persons"), "summer-walker", "persons/summer-walker"),
        (Many(of=Whole()), ["1", "2"], (1, 2)),
    ],
)
def test_what_is_right_is_read(shape, word, value):
    assert read(shape, word) == (value, [])


@pytest.mark.parametrize(
    ("shape", "word", "told"),
    [
        (Text(limit=4), "boats", "3: 5 characters: write at most 4."),
        (Text(), "", "3: Write a text of at most 250 characters here, or leave the key out."),
        (Text(), ["a"], "3: Write a text of at most 250 characters here, not a list or a table."),
        (Flag(), "yes", "3: “yes” is neither `true` nor `false`."),
        (Whole(), "about 80", "3: “about 80” is not a whole number, such as 120."),
        (Day(), "2026-02-30", "3: “2026-02-30” is no date. Write year-month-day: 2027-03-18."),
        (Day(), "18.3.2027", "3: “18.3.2027” is no date. Write year-month-day: 2027-03-18."),
        (
            Moment(),
            "2026-02-28T10:00+01:00",
            "3: “2026-02-28T10:00+01:00” is no local time. Write 2027-03-18T10:00, without an offset.",
        ),
        (Choice(of=("ngo",)), "club", "3: “club” is not known here. Write one of `ngo`."),
        (
            Code(vocabulary=codes.COUNTRIES),
            "EU",
            '3: “EU” is not known. Write the code of a country, such as "HT" (ISO 3166).',
        ),
        (
            Code(vocabulary=codes.ZONES),
            "Vienna",
            "3: “Vienna” is not known. Write a time zone, such as Europe/Vienna.",
        ),
        (Address(), "example.org", "3: “example.org” is no address. Begin with https://."),
        (
            Address(),
            "javascript:alert(1)",
            "3: “javascript:alert(1)” is no address. Begin with https://.",
        ),
        (
            Work(section="topics"),
            "Organized Crime",
            "3: “Organized Crime” is no slug. Write the name of a folder in topics/.",
        ),
        (Many(of=Text()), "one", "3: Write a list here: [one, two], or a line with - for each."),
        (Many(of=Whole()), ["1", "x"], "4: “x” is not a whole number, such as 120."),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(shape, word, told):
    assert read(shape, word)[1] == [told]


@given(st.dates())
def test_every_date_is_read_as_it_is_written(day):
    assert read(Day(), f"{day:%Y-%m-%d}".zfill(10)) == (day, [])


def thirteen(digits):
    """An ISBN of these twelve digits."""
    total = sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits))
    return digits + str(-total % 10)


@given(st.text("0123456789", min_size=12, max_size=12))
def test_every_isbn_with_its_check_digit_is_right_and_with_another_wrong(digits):
    isbn = thirteen(digits)
    assert codes.is_isbn(isbn)
    assert not codes.is_isbn(isbn[:-1] + str((int(isbn[-1]) + 1) % 10))


@pytest.mark.parametrize("isbn", ["0-306-40615-2", "080442957X", "978-0-306-40615-7"])
def test_isbns_are_known_with_and_without_hyphens(isbn):
    assert codes.is_isbn(isbn)


@pytest.mark.parametrize("isbn", ["0-306-40615-3", "978-0-306-40615-8", "12345", "X123456789"])
def test_what_is_no_isbn_is_not_known(isbn):
    assert not codes.is_isbn(isbn)


@pytest.mark.parametrize(
    ("doi", "right"),
    [
        ("10.5555/plenary.2026.1", True),
        ("https://doi.org/10.5555/x", False),
        ("10.5555", False),
        ("11.5555/x", False),
    ],
)
def test_a_doi_is_written_without_its_address(doi, right):
    assert codes.is_doi(doi) is right


# --- between keys -----------------------------------------------------

EVENT = {
    "title": "A meeting",
    "summary": "Of some.",
    "starts_at": '"2026-05-01T10:00"',
    "ends_at": '"2026-05-01T12:00"',
    "time_zone": "Europe/Vienna",
    "format": "online",
}


def told_of(folder, address, keys):
    folder.write(address, keys=keys)
    return [problem.sentence for problem in read_work(folder.path(address)).problems]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"ends_at": '"2026-05-01T10:00"'}, "An event ends after it starts."),
        ({"status": "cancelled"}, "Say in `status_reason` why; visitors read it."),
        ({"format": "in-person"}, "Say in `venue` where people meet."),
        (
            {"speakers": "[{name: Ada, part: speaker}, {name: Ada, part: moderator}]"},
            "Someone stands twice among the speakers.",
        ),
        (
            {"speakers": "[{name: Ada, person: ada, part: speaker}]"},
            "Write either `person` or `name` here, and not both.",
        ),
        ({"speakers": "[{part: speaker}]"}, "Write either `person` or `name` here, and not both."),
        ({"speaker_roles": "{ada: {role: Chair}}"}, "“ada” is not among the `speakers`."),
        ({"session_titles": "{one: Morning}"}, "“one” is not the `id` of a session."),
        (
            {"sessions": '[{id: one, starts_at: "2026-05-01T10:00", ends_at: "2026-05-01T11:00"}]'},
            "The session “one” has no title.",
        ),
        (
            {
                "sessions": '[{id: one, starts_at: "2026-05-01T10:00", ends_at: "2026-05-01T10:00"}]',
                "session_titles": "{one: Morning}",
            },
            "A session ends after it starts.",
        ),
        (
            {
                "sessions": '[{id: one, starts_at: "2026-05-01T10:00", ends_at: "2026-05-01T11:00",'
                " speakers: [ada]}]",
                "session_titles": "{one: Morning}",
            },
            "“ada” is not among the `speakers`.",
        ),
        (
            {"starts_at": '"2026-03-29T02:30"', "ends_at": '"2026-03-29T05:00"'},
            "The clocks skip 02:30 on that day. Write another time.",
        ),
        ({"image_alt": "A boat"}, "There is no `image` whose contents this could tell."),
        (
            {"status": "moved"},
            "“moved” is not known here. Write one of `scheduled`, `postponed`, `cancelled`.",
        ),
    ],
)
def test_an_event_that_contradicts_itself_is_told_so(folder, changes, told):
    assert told in told_of(folder, "events/meeting", {**EVENT, **changes})


def test_an_event_that_does_not_is_read(folder):
    assert told_of(folder, "events/meeting", EVENT) == []


def test_a_project_ends_after_it_begins(folder):
    keys = {"title": "P", "summary": "S", "starts_on": "2026-05-02", "ends_on": "2026-05-01"}
    assert told_of(folder, "projects/p", keys) == ["A project ends after it begins."]


def test_a_key_that_must_be_there_is_asked_for(folder):
    told = told_of(folder, "research/r", {"title": "R"})
    assert told == [
        "`summary` is missing: What it is about, in one or two sentences.",
        "`date` is missing: The day it came out.",
        "`research_type` is missing: What kind of work.",
    ]


def test_a_key_with_a_slip_of_the_pen_is_told_which_is_meant(folder):
    told = told_of(folder, "topics/t", {"title": "T", "summary": "S", "parnet": "other"})
    assert told == ["`parnet` is not a key of the format here. Did you mean `parent`?"]


def test_a_key_of_another_kind_is_unknown_here(folder):
    told = told_of(folder, "topics/t", {"title": "T", "summary": "S", "venue": "Hall"})
    assert told == ["`venue` is not a key of the format here."]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_key_says_what_it_is_for_in_a_sentence(kind):
    for name, key in keys_of(kind).items():
        assert key.says.endswith("."), name
        assert key.shape.words


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_says_what_it_is(kind):
    assert kind.__doc__
    assert not kind.__doc__.startswith(kind.__name__)  # which is what a dataclass makes up
