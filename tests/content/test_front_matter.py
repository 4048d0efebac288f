from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.front_matter import decode, split
from content.problems import ContentError


def front_of(text):
    return split(text, "news/boats/en.md").front


def refusal(text):
    with pytest.raises(ContentError) as error:
        split(text, "news/boats/en.md")
    return str(error.value)


def test_a_country_is_a_word_and_no_denial():
    front = front_of("---\ncountries: [NO, ON, 'HT']\n---\n")
    assert [country.value for country in front["countries"].value] == ["NO", "ON", "HT"]


@pytest.mark.parametrize(
    "word", ["02:00", "1_000", "0x1A", "1e3", "2027-05-20", "null", "yes", "~"]
)
def test_a_word_stays_the_word_that_was_written(word):
    assert front_of(f"---\nnumber: {word}\n---\n")["number"].value == word


def test_each_value_knows_its_line():
    front = front_of(
        "---\ntitle: Boats\npartners:\n  - {partner: tern,\n     part: organizer}\n---\n"
    )
    row = front["partners"].value[0]
    assert front["title"].line == 2
    assert row.line == 4
    assert row.value["part"].line == 5


def test_the_text_begins_on_the_line_after_the_second_line_of_hyphens():
    page = split("---\ntitle: Boats\n---\n\nWords.\n", "x")
    assert page.body == "\nWords.\n"
    assert page.body_line == 4


@pytest.mark.parametrize(
    "start", ["", "\n", "Words.\n", "--\ntitle: Boats\n--\n", "---\ntitle: Boats\n"]
)
def test_a_file_without_front_matter_is_told_how_to_begin(start):
    assert refusal(start) == (
        "news/boats/en.md, line 1: Begin the file with a line ---, then its keys,"
        " then another line ---."
    )


def test_a_colon_in_a_text_asks_for_quotes_on_its_line():
    told = refusal("---\ntitle: Boats\nsummary: Dawn: what we saw\n---\n")
    assert told.startswith("news/boats/en.md, line 3: This cannot be read")
    assert told.endswith("Quote a text that holds a colon.")


def test_a_key_that_stands_twice_is_refused():
    told = refusal("---\ntitle: Boats\ntitle: More boats\n---\n")
    assert told == "news/boats/en.md, line 3: `title` stands twice. Keep one of them."


@pytest.mark.parametrize("front", ["", "- a list\n", "a word\n"])
def test_front_matter_that_holds_no_keys_is_refused(front):
    assert refusal(f"---\n{front}---\n") == (
        "news/boats/en.md, line 2: The front matter holds keys, such as `title: A title`."
    )


def test_a_forbidden_character_is_refused():
    assert "a character that YAML forbids" in refusal("---\ntitle: a\x00b\n---\n")


def test_a_file_that_is_not_utf_8_is_told_on_which_line():
    with pytest.raises(ContentError) as error:
        decode("---\ntitle: Bâteaux\n---\n".encode("latin-1"), "news/boats/fr.md")
    assert str(error.value) == (
        "news/boats/fr.md, line 2: This is not UTF-8. Save the file as UTF-8 (Unicode)."
    )


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm():
    raw = b"\xef\xbb\xbf---\r\ntitle: Boats\r\n---\r\nWords.\r\n"
    page = split(decode(raw, "x"), "x")
    assert page.front["title"].value == "Boats"
    assert page.body == "Words.\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_quoted_text_comes_back_as_it_was_written(words):
    quoted = words.replace("'", "''")
    assert front_of(f"---\ntitle: '{quoted}'\n---\n")["title"].value == words


@given(st.binary())
def test_any_bytes_are_read_or_refused_with_a_sentence(raw):
    with suppress(ContentError):
        split(decode(b"---\n" + raw + b"\n---\n", "x"), "x")
