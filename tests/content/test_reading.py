"""A work's folder is read as a whole: a source, and translations beside it."""

import datetime

import pytest

from content import blocks
from content.reading import read_work

PDF = b"%PDF-1.7\n"


def read(folder, address="news/boats"):
    return read_work(folder.path(address))


def told(folder, address="news/boats"):
    return [str(problem) for problem in read(folder, address).problems]


def test_a_translation_says_what_its_source_says_in_words_of_its_own(folder):
    folder.write("news/boats", countries='["GH"]', place="Anomasa")
    folder.write("news/boats", "fr", title="Des bateaux", place="Anomasa, Ghana", body="Mots.\n")
    work = read(folder).work
    assert work.address == "news/boats"
    assert work.source.language == "en"
    french = work.texts["fr"]
    assert french.facts.title == "Des bateaux"
    assert french.facts.place == "Anomasa, Ghana"
    assert french.facts.countries == ("GH",)
    assert french.facts.date == datetime.date(2026, 5, 1)
    assert french.blocks == (blocks.Prose(line=7, html="<p>Mots.</p>"),)


def test_another_language_than_english_may_be_the_source(folder):
    folder.write(
        "news/boats",
        "ar",
        keys={"title": "قوارب", "summary": "عدد", "date": "2026-05-01"},
        source="true",
    )
    folder.write("news/boats", "en", keys={"title": "Boats", "summary": "A count"})
    work = read(folder).work
    assert work.source_language == "ar"
    assert work.texts["en"].facts.date == datetime.date(2026, 5, 1)


def test_only_one_file_is_the_source(folder):
    for language in ("en", "fr"):
        folder.write("news/boats", language, source="true")
    assert "news/boats/fr.md, line 1: en.md says already that it is the source." in told(folder)


def test_a_work_without_a_source_says_how_to_name_one(folder):
    folder.write("news/boats", "fr")
    assert read(folder).work is None
    assert told(folder) == [
        (
            "news/boats/en.md, line 1: There is no en.md. Write one, or say `source: true` in the"
            " file it began with."
        )
    ]


def test_a_file_in_a_language_that_is_not_ours_is_refused(folder):
    folder.write("news/boats")
    folder.write("news/boats", "de")
    assert told(folder) == [
        (
            "news/boats/de.md, line 1: “de” is none of our languages. Name the file after one:"
            " ar, en, es, fr, ru, zh-hans."
        )
    ]


def test_what_is_the_same_in_every_language_stands_in_the_source_only(folder):
    folder.write("news/boats")
    folder.write("news/boats", "fr", date="2026-05-01")
    assert told(folder) == [
        (
            "news/boats/fr.md, line 4: `date` is the same in every language: it stands in the"
            " source only."
        )
    ]


def test_a_summary_has_at_most_300_characters_in_each_language(folder):
    folder.write("news/boats", summary="a" * 300)
    folder.write("news/boats", "fr", summary="é" * 301)
    assert told(folder) == ["news/boats/fr.md, line 3: 301 characters: write at most 300."]


def test_a_faulty_translation_does_not_hide_the_others(folder):
    folder.write("news/boats")
    folder.write("news/boats", "fr", colour="blue")
    folder.write("news/boats", "es")
    work = read(folder).work
    assert sorted(work.texts) == ["en", "es"]


def test_there_is_no_work_where_its_source_is_faulty_but_all_faults_are_told(folder):
    folder.write("news/boats", date="tomorrow")
    folder.write("news/boats", "fr", colour="blue")
    assert read(folder).work is None
    assert [line.partition(":")[0] for line in told(folder)] == [
        "news/boats/en.md, line 4",
        "news/boats/fr.md, line 4",
    ]


@pytest.mark.parametrize("word", ["draft", "independent"])
def test_a_source_is_neither_a_draft_nor_independent(folder, word):
    folder.write("news/boats", **{word: "true"})
    assert told(folder) == [
        f"news/boats/en.md, line 5: `{word}` is for translations; this file is the work's source."
    ]


# --- files beside the texts -------------------------------------------


def test_a_picture_must_be_there_and_told_in_words(folder):
    folder.write("news/boats", image="{file: lead.jpg}", body="![A boat](boat.jpg)\n")
    assert told(folder) == [
        "news/boats/en.md, line 1: Say in `image_alt` what the picture shows.",
        "news/boats/en.md, line 5: There is no file lead.jpg in news/boats/.",
        "news/boats/en.md, line 8: There is no file boat.jpg in news/boats/.",
    ]


def test_pictures_that_are_there_are_read(folder):
    folder.write(
        "news/boats", image="{file: lead.jpg}", image_alt="A boat", body="![A boat](b.jpg)\n"
    )
    for name in ("lead.jpg", "b.jpg"):
        folder.write_raw(f"news/boats/{name}", b"jpg")
    assert told(folder) == []


def test_a_file_outside_the_folder_is_not_taken(folder):
    folder.write_raw("secret.jpg", b"jpg")
    folder.write("news/boats", body="![A boat](../../secret.jpg)\n")
    assert told(folder) == [
        "news/boats/en.md, line 7: There is no file ../../secret.jpg in news/boats/."
    ]


def test_every_file_of_a_research_work_must_be_there(folder):
    folder.write("research/r", research_type="brief", files="[{language: en}, {language: fr}]")
    folder.write_raw("research/r/pdf/en.pdf", PDF)
    assert told(folder, "research/r") == [
        "research/r/en.md, line 6: There is no file pdf/fr.pdf in research/r/."
    ]


def test_an_earlier_version_of_a_file_lies_beside_the_newest_with_its_number(folder):
    files = "[{language: en, version: 2, revised_on: 2026-05-12}, {language: en}]"
    folder.write("research/r", research_type="brief", files=files)
    folder.write_raw("research/r/pdf/en.pdf", PDF)
    assert told(folder, "research/r") == [
        "research/r/en.md, line 6: There is no file pdf/en.1.pdf in research/r/."
    ]
    folder.write_raw("research/r/pdf/en.1.pdf", PDF)
    assert told(folder, "research/r") == []


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        (
            "[{language: en}, {language: en, version: 1}]",
            "A language stands twice among the files with the same version.",
        ),
        ("[{language: en, version: 0}]", "Versions are counted from 1."),
    ],
)
def test_each_version_of_a_file_stands_once_and_counts_from_one(folder, files, sentence):
    folder.write("research/r", research_type="brief", files=files)
    folder.write_raw("research/r/pdf/en.pdf", PDF)
    assert any(sentence in line for line in told(folder, "research/r"))


# --- beside the source ------------------------------------------------

SOURCE = "Words [a](/news/a).\n\n## Heading\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


def told_of_french(folder, body, **keys):
    folder.write("news/boats", body=SOURCE, place="Vienna")
    folder.write("news/boats", "fr", body=body, **{"place": "Vienne", **keys})
    return [problem.partition(", ")[2] for problem in told(folder)]


def test_a_translation_with_the_same_blocks_is_right(folder):
    same = "Mots [b](/news/a).\n\n## Titre\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert told_of_french(folder, same) == []


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Mots [b](/news/a).\n", "line 6: Block 2 is missing: the source has a heading there."),
        (
            "Mots [b](/news/a).\n\n::: people\nada\n:::\n",
            "line 9: Block 2 is a people where the source has a heading.",
        ),
        (SOURCE + "\nMore.\n", "line 15: Block 4 is a text where the source has nothing."),
        (
            SOURCE.replace("## ", "### "),
            "line 9: Block 2, a heading: its level are not the source's.",
        ),
        (
            SOURCE + "| 3 | 4 |\n",
            "line 11: Block 3, a table: its rows and columns are not the source's.",
        ),
        (
            SOURCE.replace(".\n\n## ", ".\n\nAnother.\n\n## "),
            "line 7: Block 1, a text: its paragraphs and lists are not the source's.",
        ),
        (
            SOURCE.replace("/news/a", "/news/b"),
            "line 7: Block 1, a text: its links to works are not the source's.",
        ),
        (
            SOURCE.replace("[a](/news/a)", "[a](/news/a) [b](https://example.org/)"),
            "line 7: Block 1, a text: its other links are not the source's.",
        ),
    ],
)
def test_a_translation_that_is_built_otherwise_is_told_where(folder, body, sentence):
    assert told_of_french(folder, body) == [sentence]


def test_an_independent_text_may_be_built_as_it_likes(folder):
    assert told_of_french(folder, "Autre chose.\n\n## Tout\n", independent="true") == []
    assert read(folder).work.texts["fr"].independent


def test_a_draft_may_end_early(folder):
    assert told_of_french(folder, "Mots [b](/news/a).\n", draft="true") == []
    assert read(folder).work.texts["fr"].draft


def test_a_draft_must_begin_as_its_source_does(folder):
    assert told_of_french(folder, "## Titre\n", draft="true") == [
        "line 8: Block 1 is a heading where the source has a text."
    ]


def test_a_translated_key_of_the_source_is_missed(folder):
    folder.write("news/boats", place="Vienna")
    folder.write("news/boats", "fr")
    assert told(folder) == ["news/boats/fr.md, line 1: `place` is missing: the source has it."]


def test_a_draft_may_lack_a_key(folder):
    folder.write("news/boats", place="Vienna")
    folder.write("news/boats", "fr", draft="true")
    assert told(folder) == []


def test_a_translation_translates_nothing_that_the_source_does_not_say(folder):
    folder.write("news/boats")
    folder.write("news/boats", "fr", place="Vienne")
    assert told(folder) == [
        (
            "news/boats/fr.md, line 4: `place` stands here only: the source has nothing that it"
            " translates."
        )
    ]


RESEARCH = {"title": "R", "summary": "S", "chapters": "[One, Two]"}


@pytest.mark.parametrize(
    ("chapters", "draft", "right"),
    [
        ("[Un, Deux]", "false", True),
        ("[Un]", "false", False),
        ("[Un]", "true", True),
        ("[Un, Deux, Trois]", "true", False),
    ],
)
def test_lists_have_as_many_parts_as_in_the_source(folder, chapters, draft, right):
    folder.write("research/r", keys=RESEARCH, date="2026-05-01", research_type="brief")
    folder.write("research/r", "fr", keys={**RESEARCH, "chapters": chapters}, draft=draft)
    wrong = (
        "research/r/fr.md, line 4: `chapters` does not hold as many parts, under the same names,"
        " as in the source."
    )
    assert told(folder, "research/r") == ([] if right else [wrong])


def test_a_speaker_has_a_role_in_every_language_or_in_none(folder):
    event = {
        "title": "M",
        "summary": "S",
        "speaker_roles": "{Ada: {role: Chair, affiliation: Harbour}}",
    }
    neutral = {
        "starts_at": "2026-05-01T10:00",
        "ends_at": "2026-05-01T12:00",
        "time_zone": "UTC",
        "format": "online",
        "speakers": "[{name: Ada, part: speaker}]",
    }
    folder.write("events/m", keys={**event, **neutral})
    folder.write("events/m", "fr", keys={**event, "speaker_roles": "{Ada: {role: Présidente}}"})
    assert told(folder, "events/m") == [
        (
            "events/m/fr.md, line 4: `speaker_roles` does not hold as many parts, under the same"
            " names, as in the source."
        )
    ]
