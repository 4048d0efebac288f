"""Works as BibTeX, RIS and CSL-JSON, read back by parsers that are not ours: nothing is lost."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON

from outlets.formats.bibtex import bibtex
from outlets.formats.csl import csl
from outlets.formats.ris import ris
from pages.records import Agent, Meeting
from tests.outlets.works import ADDRESS, HARD, HOUSE, LONG, WORDS, record, report_in, story_in

ALL = [HARD, LONG, *(make(code) for code in WORDS for make in (report_in, story_in))]
NAMES = ["王小明", "Gulzat", "Barnes and Noble, Inc.", "سمر ووكر"]
ABSTRACT = "First line ER - second line @misc{evil, title={x}} بعد 年"


def entries(text):
    library = bibtexparser.parse_string(
        text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=True)]
    )
    assert library.failed_blocks == []
    return library.entries


def values(entry):
    return {field.key: field.value for field in entry.fields}


def plain(text):
    """Without the braces that keep capitals. The decoder takes LaTeX's circumflex for the raised one."""
    return text.replace("ˆ", "^").removeprefix("{").removesuffix("}")


# --- BibTeX -----------------------------------------------------------


def test_every_work_comes_back_out_of_bibtex_under_a_key_of_its_own():
    found = entries(bibtex(ALL, HOUSE))
    assert len({entry.key for entry in found}) == len(ALL)
    for entry, work in zip(found, ALL, strict=True):
        assert plain(values(entry)["title"]) == work.title.strip()
        assert values(entry)["url"] == work.identifier


def test_what_latex_would_take_for_a_command_says_the_same_after_bibtex():
    [entry] = entries(bibtex([HARD], HOUSE))
    found = values(entry)
    assert entry.entry_type == "techreport"
    assert entry.key == "research-d1d4fd9c4c5b-en-v3"
    assert found["institution"] == "Nuts & Bolts {Ltd}"
    assert found["abstract"] == ABSTRACT
    assert found["keywords"] == "aid & care, 50%"
    assert found["number"] == "CTOC/COP/WG.9/2021/4"
    assert found["isbn"] == "978-0-306-40615-7"
    assert found["version"] == "3"
    assert found["copyright"] == "CC-BY-4.0"
    assert (found["year"], found["month"], found["date"]) == ("2026", "3", "2026-03-10")
    assert (found["language"], found["langid"]) == ("en", "english")


def test_names_in_bibtex_are_neither_turned_round_nor_split():
    [entry] = entries(bibtex([HARD], HOUSE))
    written = " and ".join(f"{{{name}}}" for name in NAMES)
    assert values(entry)["author"] == written
    assert values(entry)["editor"] == "{Zoë Ng_Smith}"


@pytest.mark.parametrize("title", ["a } b { c", "ends in {", "}"])
def test_a_brace_without_a_partner_does_not_end_its_field(title):
    text = bibtex([record(title=title), HARD], HOUSE)
    first, second = bibtexparser.parse_string(text).entries
    written = plain(values(first)["title"])
    names = {r"\textbraceleft{}": "{", r"\textbraceright{}": "}"}
    for name, brace in names.items():
        written = written.replace(name, brace)
    assert written == title
    assert second.key == "research-d1d4fd9c4c5b-en-v3"


def test_an_address_in_bibtex_is_not_escaped():
    [entry] = bibtexparser.parse_string(bibtex([HARD], HOUSE)).entries
    assert values(entry)["doi"] == "10.5555/a_b%20%7Bc%7D"
    assert values(entry)["url"] == ADDRESS


# --- RIS --------------------------------------------------------------


def test_every_work_comes_back_out_of_ris():
    found = rispy.loads(ris(ALL, HOUSE))
    assert len(found) == len(ALL)
    for entry, work in zip(found, ALL, strict=True):
        assert entry["title"] == work.title.strip()
        assert entry["urls"] == [work.identifier]


def test_a_text_cannot_end_its_entry_or_begin_another_in_ris():
    text = ris([HARD], HOUSE)
    assert text.count("\r\nER  - ") == 1
    [entry] = rispy.loads(text)
    assert entry == {
        "type_of_reference": "RPRT",
        "id": "research-d1d4fd9c4c5b-en-v3",
        "title": HARD.title,
        "authors": NAMES,
        "secondary_authors": ["Zoë Ng_Smith"],
        "year": "2026",
        "date": "2026/03/10",
        "publisher": "Nuts & Bolts {Ltd}",
        "type_of_work": "Report",
        "note": "CTOC/COP/WG.9/2021/4",
        "edition": "3",
        "issn": "978-0-306-40615-7",
        "doi": "10.5555/a_b%20{c}",
        "urls": [ADDRESS],
        "language": "en",
        "custom1": "CC-BY-4.0",
        "keywords": ["aid & care", "50%"],
        "abstract": ABSTRACT,
        "file_attachments1": "https://plenary.example/files/en.pdf",
    }


# --- CSL-JSON ---------------------------------------------------------


def test_every_work_comes_back_out_of_csl_json():
    found = json.loads(json.dumps(csl(ALL, HOUSE)))
    assert [item["title"] for item in found] == [work.title.strip() for work in ALL]
    assert len({item["id"] for item in found}) == len(ALL)


@pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported")
def test_csl_json_is_what_a_formatter_reads():
    source = CiteProcJSON(csl(ALL, HOUSE))
    assert str(source["research-d1d4fd9c4c5b-en-v3"].title) == HARD.title


def test_csl_json_holds_all_that_csl_has_a_word_for():
    [item] = csl([HARD], HOUSE)
    assert item == {
        "id": "research-d1d4fd9c4c5b-en-v3",
        "type": "report",
        "title": HARD.title,
        "author": [{"literal": name} for name in NAMES],
        "editor": [{"literal": "Zoë Ng_Smith"}],
        "issued": {"date-parts": [[2026, 3, 10]]},
        "publisher": "Nuts & Bolts {Ltd}",
        "genre": "Report",
        "number": "CTOC/COP/WG.9/2021/4",
        "version": "3",
        "DOI": "10.5555/a_b%20{c}",
        "ISBN": "978-0-306-40615-7",
        "URL": ADDRESS,
        "language": "en",
        "abstract": "First line ER - second line @misc{evil, title={x}} بعد 年",
        "keyword": "aid & care, 50%",
    }


# --- types ------------------------------------------------------------


@pytest.mark.parametrize(
    ("work", "csl_type", "bibtex_type", "ris_type"),
    [
        (record(genre="brief"), "report", "techreport", "RPRT"),
        (record(genre="dataset"), "dataset", "misc", "DATA"),
        (record(kind="news"), "webpage", "misc", "ELEC"),
        (record(kind="page"), "webpage", "misc", "ELEC"),
        (record(kind="event"), "event", "misc", "CONF"),
        (record(kind="instrument"), "treaty", "misc", "LEGAL"),
    ],
)
def test_a_work_is_what_it_is(work, csl_type, bibtex_type, ris_type):
    assert csl([work], HOUSE)[0]["type"] == csl_type
    assert bibtex([work], HOUSE).startswith(f"@{bibtex_type}{{")
    assert ris([work], HOUSE).startswith(f"TY  - {ris_type}\r\n")


def test_an_event_has_its_organizers_its_place_and_its_days():
    meeting = Meeting(
        starts_at=datetime(2026, 3, 10, 9, tzinfo=UTC),
        ends_at=datetime(2026, 3, 12, 9, tzinfo=UTC),
        time_zone="UTC",
        place="Vienna",
        format="in-person",
        status="scheduled",
    )
    agents = (
        Agent(name="The Circle", part="organizer", is_person=False),
        Agent(name="Gulzat", part="speaker"),
    )
    work = record(kind="event", genre="", meeting=meeting, agents=agents)
    [item] = csl([work], HOUSE)
    assert item["organizer"] == [{"literal": "The Circle"}]
    assert item["contributor"] == [{"literal": "Gulzat"}]
    assert item["event-place"] == "Vienna"
    assert item["event-date"] == {"date-parts": [[2026, 3, 10], [2026, 3, 12]]}
    [entry] = rispy.loads(ris([work], HOUSE))
    assert (entry["authors"], entry["place_published"]) == (["The Circle"], "Vienna")


def test_a_treaty_was_not_published_by_the_site():
    work = record(kind="instrument", genre="", symbol="A/RES/55/25")
    assert "publisher" not in csl([work], HOUSE)[0]
    assert csl([replace(work, kind="news")], HOUSE)[0]["publisher"] == "Plenary"


def test_nothing_is_said_that_is_not_known():
    bare = record(date=None, genre="", genre_name="", kind="page")
    assert csl([bare], HOUSE) == [
        {
            "id": "page-d1d4fd9c4c5b-en",
            "type": "webpage",
            "title": "After the first year",
            "publisher": "Plenary",
            "container-title": "Plenary",
            "URL": ADDRESS,
            "language": "en",
        }
    ]
