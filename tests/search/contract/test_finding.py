"""Every engine finds: in any form, in six languages, by name, as it was quoted."""

from datetime import date

import pytest

from search.plan import Tier
from tests.search.shelves import work

SIX = {
    "en": "Organized crimes at sea",
    "fr": "La criminalité organisée en mer",
    "es": "La delincuencia organizada en el mar",
    "ru": "Организованная преступность на море",
    "ar": "الجريمة المنظمة في البحر",
    "zh": "海上有组织犯罪",
}


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("organized crime", "en"),
        ("ORGANIZED CRIME", "en"),
        ("crime's", "en"),
        ("criminalité organisée", "fr"),
        ("criminalite organisee", "fr"),
        ("l’organisée", "fr"),
        ("delincuencia organizada", "es"),
        ("DELINCUENCIAS", "es"),
        ("организованная преступность", "ru"),
        ("организованной преступности", "ru"),
        ("орга\u0301низованная", "ru"),
        ("الجريمة المنظمة", "ar"),
        ("جريمة", "ar"),
        ("الجَريمة", "ar"),
        ("有组织犯罪", "zh-hans"),
        ("组织犯罪", "zh-hans"),
        ("海上 犯罪", "zh-hans"),
        ("罪", "zh-hans"),
    ],
)
def test_a_word_is_found_in_any_form(shelf, words, language):
    shelf.put(work(**SIX), work(en="Bread", fr="Le pain", es="Pan", ru="Хлеб", ar="خبز", zh="面包"))
    assert shelf.titles(words, language) == [SIX[language.removesuffix("-hans")]]
    assert shelf.ask(words, language).total == 1


def test_a_narrow_space_before_a_colon_is_no_part_of_a_word(shelf):
    shelf.put(work(fr="Appel à contributions\u202f: deux pages"))
    assert shelf.ask("contributions", "fr").total == 1


def test_a_work_is_one_hit_in_however_many_languages(shelf):
    shelf.put(work(en="Police", fr="Police", es="Police"))
    assert shelf.ask("police", "fr").total == 1


def test_words_of_another_language_lead_to_the_readers_own(shelf):
    shelf.put(work(**SIX))
    assert shelf.titles("organized crime", "ar") == [SIX["ar"]]
    assert shelf.titles("有组织犯罪", "fr") == [SIX["fr"]]


def test_what_the_readers_language_lacks_stands_apart(shelf):
    shelf.put(work(en="Crime on land"), work(fr="Le crime, en français", en="Crime, in both"))
    answer = shelf.ask("crime", "fr")
    assert (answer.total, answer.other_total) == (1, 1)
    assert shelf.other_titles("crime", "fr") == ["Crime on land"]


@pytest.mark.parametrize("words", ["GI-TOC", "gi toc", "Summer Walker", "walker", "Стефани"])
def test_names_are_found_by_readers_of_any_language(shelf, words):
    shelf.put(
        work(zh="会外活动", names=["Summer Walker", "GI-TOC", "Стефани Фрид"], aliases=["GI-TOC"]),
        work(zh="面包"),
    )
    assert shelf.titles(words, "zh-hans") == ["会外活动"]


@pytest.mark.parametrize(
    "typed", ["A/RES/55/25", "a res 55 25", "UNTOC", "untoc", "The Convention"]
)
def test_who_types_a_title_a_symbol_or_an_acronym_whole_gets_it_first(shelf, typed):
    shelf.put(
        *(work(en=(f"On UNTOC, the convention A/RES/55/25, {n}", "UNTOC " * 9)) for n in range(3)),
        work(en="The Convention", names=["UNTOC"], aliases=["UNTOC", "A/RES/55/25"]),
    )
    assert shelf.titles(typed)[0] == "The Convention"


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("A/RES/55/25", "en"),
        ("a/res/55/25", "fr"),
        ('"A/RES/55/25"', "en"),
        ("UNTOC", "en"),
        ("untoc", "ru"),
        ("КТОП", "ru"),
        ("OKIMUN", "en"),
        ("okimun", "ar"),
    ],
)
def test_an_acronym_or_a_symbol_comes_first_among_many_that_speak_of_it(shelf, typed, language):
    """Newer, shorter, and full of it; in the reader's language and in others."""
    said = "UNTOC КТОП OKIMUN A/RES/55/25"
    titles = {"en": (said, said * 9), "fr": (said, said), "ru": (said, said), "ar": (said, said)}
    shelf.put(
        *(work("news", names=["OKIMUN", "UNTOC"], day=date(2027, 1, 1), **titles) for n in range(4))
    )
    names = {"en": "The name of it", "fr": "Son nom", "ru": "Имя", "ar": "اسم"}
    shelf.put(
        work(aliases=["UNTOC", "КТОП", "OKIMUN", "A/RES/55/25"], day=date(2000, 1, 1), **names)
    )
    assert shelf.titles(typed, language)[0] == names[language]


def test_quoted_words_a_minus_and_some_of_the_words_hold_under_a_facet(shelf):
    shelf.put(
        work("news", en=("One", "Civil society and weapons.")),
        work("news", en=("Two", "Civil society and bread.")),
        work("event", en=("Three", "Civil society and bread.")),
        work("news", en=("Four", "A society that is civil, of bread.")),
    )
    news = {"kind": ("news",)}
    assert shelf.titles('"civil society" -weapons', chosen=news) == ["Two"]
    every = shelf.ask("civil weapons", chosen=news)
    assert (every.total, every.any_total) == (1, 3)
    assert set(shelf.titles("civil weapons", chosen=news, is_broad=True)) == {"One", "Two", "Four"}


def test_quoted_words_are_found_as_they_stand(shelf):
    shelf.put(
        work(en=("One", "Civil society speaks.")),
        work(en=("Two", "A society that is civil.")),
        work(en=("Three", "Civil societies speak.")),
    )
    assert shelf.titles('"civil society"') == ["One"]
    assert set(shelf.titles("civil society")) == {"One", "Two", "Three"}


def test_quoted_words_are_found_in_chinese_too(shelf):
    shelf.put(work(zh=("甲", "打击有组织犯罪。")), work(zh=("乙", "犯罪组织有很多。")))
    assert shelf.titles("“有组织犯罪”", "zh-hans") == ["甲"]


def test_a_word_with_a_minus_is_left_out_in_any_form(shelf):
    shelf.put(work(en="Crime and weapon"), work(en="Crime and weapons"), work(en="Crime and bread"))
    assert shelf.titles("crime -weapons") == ["Crime and bread"]
    assert set(shelf.titles('crime -"and bread"')) == {"Crime and weapon", "Crime and weapons"}


def test_a_query_that_only_leaves_out_finds_the_rest(shelf):
    shelf.put(work(en="Weapons"), work(en="Bread"))
    assert shelf.titles("-weapons") == ["Bread"]


def test_all_words_first_then_half_then_any(shelf):
    shelf.put(
        work(en="Harbour pilots wages"),
        work(en="Harbour pilots"),
        work(en="Harbour"),
        work(en="Bread"),
    )
    every = shelf.ask("harbour pilots wages")
    assert (every.tier, every.total, every.any_total) == (Tier.ALL, 1, 3)
    half = shelf.ask("harbour pilots uniforms buttons")
    assert (half.tier, half.total, half.any_total) == (Tier.HALF, 2, 3)
    some = shelf.ask("harbour uniforms buttons hats")
    assert (some.tier, some.total, some.any_total) == (Tier.ANY, 3, 3)
    none = shelf.ask("uniforms")
    assert (none.tier, none.total, none.any_total) == (Tier.ALL, 0, 0)


def test_some_of_the_words_can_be_asked_for(shelf):
    shelf.put(work(en="Harbour pilots"), work(en="Harbour"), work(en="Bread"))
    answer = shelf.ask("harbour pilots", is_broad=True)
    assert (answer.tier, answer.total) == (Tier.ANY, 2)
    assert shelf.titles("harbour pilots", is_broad=True) == ["Harbour pilots", "Harbour"]


def test_articles_need_not_be_found_but_meaning_must(shelf):
    shelf.put(
        work(en="State of rivers", es="Estado contra ríos"),
        work(en="Rivers", es="Ríos", ru="нельзя"),
    )
    assert shelf.titles("the state of the rivers") == ["State of rivers"]
    assert shelf.titles("el Estado", "es") == ["Estado contra ríos"]
    assert shelf.titles("contra", "es") == ["Estado contra ríos"]
    assert shelf.ask("нельзя", "ru").total == 1


def test_words_may_stand_in_different_parts_of_a_work(shelf):
    shelf.put(work(en=("Title", "body"), names=["Summer Walker"]), work(en=("Title", "other")))
    assert shelf.ask("title body walker").total == 1


@pytest.mark.parametrize(
    "strange",
    [
        "\x00",
        "\ud800",
        "a\u0301" * 50_000,
        "\u0301" * 100_000,
        "x " * 50_000,
        "有组织犯罪" * 20_000,
        "((((((",
        '"' * 999,
        "title:crime OR *:* AND {!func}",
        '{"query": {"match_all": {}}}',
        "NEAR(a b, 2) NOT * ^ + -- ;DROP TABLE search_words",
        "'; \\ \" ' | & ! <-> :*",
        "﷽ ㎏ 👩‍👩‍👧 हिन्दी 한국어 カタカナ ไทย",
        "-",
        '-""',
        "the of in",
    ],
)
def test_any_text_gets_an_answer(shelf, strange):
    shelf.put(work(**SIX))
    for language in ("en", "ar", "zh-hans"):
        answer = shelf.ask(strange, language)
        assert answer.total <= 1
