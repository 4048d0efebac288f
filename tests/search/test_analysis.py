"""Words as they are compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import fold, placed_terms, plain_words, script_of, stem, stem_arabic, terms
from search.languages import LANGUAGES, Script


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Women's organizations fight crimes", "en", ["women", "organiz", "fight", "crime"]),
        ("L’État et la criminalité", "fr", ["etat", "criminal"]),
        ("Los Estados contra el crimen", "es", ["estad", "contr", "crim"]),
        ("Ёлки и преступность", "ru", ["елк", "преступн"]),
        ("الجريمة المنظمة", "ar", ["جريم", "منظم"]),
        ("打击犯罪 UNODC", "zh-hans", ["打击", "击犯", "犯罪", "unodc"]),
        ("罪", "zh-hans", ["罪"]),
    ],
)
def test_a_text_becomes_terms(text, language, expected):
    assert terms(text, language) == expected


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("crime", "crimes", "en"),
        ("partenariat", "partenariats", "fr"),
        ("партнёрства", "партнерств", "ru"),
        ("الجريمة", "جريمة", "ar"),
        ("والمنظمات", "منظمة", "ar"),
        ("organización", "organizaciones", "es"),
    ],
)
def test_forms_of_a_word_are_one_term(one, other, language):
    assert terms(one, language) == terms(other, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("no", "en"),
        ("not", "en"),
        ("Estado", "es"),
        ("contra", "es"),
        ("нельзя", "ru"),
        ("ليس", "ar"),
        ("sans", "fr"),
        ("who", "en"),
        ("it", "en"),
    ],
)
def test_what_carries_meaning_is_no_stop_word(word, language):
    assert terms(word, language) != []


def test_stop_words_are_articles_prepositions_and_the_like_only():
    assert max(len(row.stop) for row in LANGUAGES.values()) <= 25
    for row in LANGUAGES.values():
        for word in row.stop:
            assert terms(word, row.code) == [], word


def test_folding_takes_accents_but_not_letters():
    assert fold("naïveté") == "naivete"
    assert fold("œuvre") == "oeuvre"
    assert fold("l'état") == "etat"
    assert fold("йод") == "йод"


def test_plain_words_are_as_they_were_written():
    assert plain_words("Organized Crimes: l'État, 有组织") == [
        "organized",
        "crimes",
        "etat",
        "有",
        "组",
        "织",
    ]


def test_terms_know_where_they_stand():
    text = "Über Crimes"
    assert [(text[start:end], term) for start, end, term in placed_terms(text, "en")] == [
        ("Über", "uber"),
        ("Crimes", "crime"),
    ]


def test_arabic_is_stemmed_lightly():
    assert stem_arabic("والمنظمات") == "منظم"
    assert stem_arabic("ال") == "ال"
    assert stem_arabic("ولد") == "ولد"


@pytest.mark.parametrize(
    ("word", "script"),
    [
        ("crime", Script.LATIN),
        ("été", Script.LATIN),
        ("преступность", Script.CYRILLIC),
        ("جريمة", Script.ARABIC),
        ("犯罪", Script.HAN),
        ("2021", Script.NONE),
        ("हिन्दी", Script.NONE),
    ],
)
def test_a_word_has_a_script(word, script):
    assert script_of(word) is script


@settings(deadline=None, max_examples=300)
@given(text=st.text(max_size=200), language=st.sampled_from(sorted(LANGUAGES)))
def test_any_text_becomes_plain_terms(text, language):
    for term in [*terms(text, language), *plain_words(text)]:
        assert term
        assert len(term) <= 64
        assert not any(letter.isspace() or letter in "\"'\\\0" for letter in term)


@given(word=st.text(min_size=1, max_size=20), language=st.sampled_from(sorted(LANGUAGES)))
@settings(deadline=None, max_examples=200)
def test_a_stem_is_the_same_each_time(word, language):
    assert stem(word, language) == stem(word, language)
