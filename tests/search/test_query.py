"""What a visitor typed, understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.plan import Tier
from search.query import LONGEST_QUERY, MOST_UNITS, MOST_WORDS, cleaned, parse


def words(query):
    return [word.text for word in query.words]


def test_words_quotes_and_minus_are_told_apart():
    query = parse('organized "civil society" -weapons -"small arms" crime')
    assert words(query) == ["organized", "crime"]
    assert query.phrases == ("civil society",)
    assert set(query.without) == {"weapons", "small arms"}


@pytest.mark.parametrize(
    "quoted", ["“traite des personnes”", "«traite des personnes»", "„traite des personnes“"]
)
def test_quotation_marks_of_every_language_quote(quoted):
    assert parse(quoted).phrases == ("traite des personnes",)


def test_a_quote_that_never_ends_is_a_plain_word():
    query = parse('crime "society')
    assert (words(query), query.phrases) == (["crime", "society"], ())


def test_a_hyphen_inside_a_word_leaves_nothing_out():
    query = parse("multi-stakeholder GI-TOC")
    assert (words(query), query.without) == (["multi", "stakeholder", "gi", "toc"], ())


def test_acronyms_are_those_typed_in_capitals():
    assert parse("WHO is who in the UN").acronyms == ("WHO", "UN")


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("crime", ("en", "es", "fr")),
        ("преступность", ("ru",)),
        ("الجريمة", ("ar",)),
        ("犯罪", ("zh-hans",)),
        ("UNTOC 公约", ("en", "es", "fr", "zh-hans")),
        ("2021", ("ar", "en", "es", "fr", "ru", "zh-hans")),
        ("", ("ar", "en", "es", "fr", "ru", "zh-hans")),
    ],
)
def test_the_script_says_which_languages_are_asked(text, languages):
    assert parse(text).languages == languages


def test_articles_are_not_asked_for_unless_there_is_nothing_else():
    assert parse("the crime in the city").units("en") == ("crime", "city")
    assert parse("of the").units("en") == ("of", "the")


def test_chinese_is_asked_for_in_pairs():
    assert parse("有组织犯罪").units("zh-hans") == ("有组", "组织", "织犯", "犯罪")


@pytest.mark.parametrize(
    ("units", "all_", "half", "any_"),
    [(1, 1, 1, 1), (2, 2, 2, 1), (3, 3, 2, 1), (4, 4, 2, 1), (5, 5, 3, 1)],
)
def test_a_tier_says_how_many_words_it_needs(units, all_, half, any_):
    assert [tier.needs(units) for tier in Tier] == [all_, half, any_]


def test_only_so_much_is_read():
    query = parse("x " * 50_000)
    assert len(query.text) <= LONGEST_QUERY
    assert len(parse(" ".join(map(str, range(99)))).words) == MOST_WORDS
    assert len(parse("罪犯" * 200).units("zh-hans")) <= MOST_UNITS


def test_what_is_no_text_is_left_out():
    assert cleaned("a\x00b\ud800c\u202ed\n\te") == "a bc d e"


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(), max_size=400))
def test_any_string_is_understood_and_stays_within_its_caps(text):
    query = parse(text)
    assert len(query.text) <= LONGEST_QUERY
    assert len(query.words) <= MOST_WORDS
    assert parse(query.text).text == query.text
    for language in query.languages:
        assert len(query.units(language)) <= MOST_UNITS
