"""How a name may be begun, in six languages."""

import pytest

from search.naming import Rank, folded_name, keys_of, starts_with
from tests.search.shelves import work


def begun(document):
    return {(key.folded, key.language, key.rank) for key in keys_of(document)}


@pytest.mark.parametrize(
    ("name", "language", "typed"),
    [
        ("Code pénal", "fr", "penal"),
        ("Code pénal", "fr", "CODE P"),
        ("Trafic d’êtres humains", "fr", "etres"),
        ("Ёмкость и объём", "ru", "емк"),
        ("Борьба с коррупцией", "ru", "корруп"),
        ("مكافحة الجريمة", "ar", "الجريمة"),
        ("مكافحة الجريمة", "ar", "جريمه"),
        ("أمن الحدود", "ar", "امن"),
        ("打击有组织犯罪", "zh-hans", "组织"),
        ("打击有组织犯罪", "zh-hans", "打"),
        ("A/RES/55/25", "", "a/res/5"),
        ("A/RES/55/25", "", "ares55"),
        ("GI-TOC", "", "gitoc"),
        ("Łódź", "en", "lodz"),
    ],
)
def test_a_name_is_begun_from_each_of_its_words_without_accents(name, language, typed):
    assert starts_with(name, folded_name(typed), language)


def test_an_article_inside_a_name_begins_nothing():
    assert not starts_with("Ways of the sea", folded_name("the"), "en")
    assert starts_with("The sea", folded_name("the"), "en")


def test_what_works_are_about_stands_before_works_and_a_beginning_before_the_inside():
    topic = begun(work("topic", en="Sea routes"))
    assert topic == {
        ("sea routes", "en", Rank.LEADING),
        ("routes", "en", Rank.INSIDE_LEADING),
    }
    assert begun(work("news", en="Sea", aliases=["GI-TOC"])) == {
        ("sea", "en", Rank.WORK),
        ("gi toc", "", Rank.WORK),
        ("toc", "", Rank.INSIDE_WORK),
        ("gitoc", "", Rank.WORK),
    }


def test_a_long_name_has_few_and_short_keys():
    keys = keys_of(work(en="word " * 5_000, zh="海" * 5_000))
    assert len(keys) < 20
    assert max(len(key.folded) for key in keys) <= 48
