"""Every engine finds what staff say means the same, and works by the names of what they carry."""

import pytest

from search.analysis import fold
from search.plan import Tier
from search.query import MOST_WORDS, parse
from search.wording.asking import worded
from search.wording.synonyms import rules_of
from search.wording.table import Wording
from tests.search.shelves import work


def asked(text, rules, language="en", reader=None):
    wording = Wording(synonyms={language: rules_of(rules, language)})
    return worded(parse(text), reader or language, wording)


def found(shelf, text, rules, language="en", reader=None):
    query = asked(text, rules, language, reader)
    answer = shelf.ask(query=query, language=reader or language)
    return answer.total, shelf.titles(query=query, language=reader or language)


DRUGS = [("drugs", ("narcotics", "controlled substances"))]
TOC = [("TOC", ("organised crime",)), ("organised crime", ("TOC",))]


def test_a_word_finds_what_means_the_same(shelf):
    shelf.put(
        work(en="Drugs at sea"),
        work(en="Narcotic at sea"),
        work(en=("At sea", "A controlled substance.")),
        work(en=("Not at sea", "Substances that nobody controlled.")),
    )
    total, titles = found(shelf, "drug sea", DRUGS)
    assert (total, set(titles)) == (3, {"Drugs at sea", "Narcotic at sea", "At sea"})
    assert shelf.ask("drug sea").total == 1


def test_words_together_are_found_by_one(shelf):
    shelf.put(work(en="TOC in ports"), work(en="Crime in ports"), work(en="TOC inland"))
    assert found(shelf, "organised crime ports", TOC) == (1, ["TOC in ports"])


def test_one_word_is_found_by_words_together(shelf):
    shelf.put(work(en="Organised crimes in ports"), work(en="Crime, organised by ports"))
    assert found(shelf, "TOC ports", TOC) == (1, ["Organised crimes in ports"])


def test_the_word_itself_comes_first(shelf):
    shelf.put(
        work(en="Narcotics of rivers"), work(en="Drugs of rivers"), work(en="Narcotics and rivers")
    )
    assert found(shelf, "drugs rivers", DRUGS)[1][0] == "Drugs of rivers"


def test_quoted_words_and_left_out_ones_do_not_change(shelf):
    shelf.put(work(en="Drugs at sea"), work(en="Narcotics at sea"))
    assert found(shelf, '"drugs" sea', DRUGS) == (1, ["Drugs at sea"])
    assert found(shelf, "sea -drugs", DRUGS) == (1, ["Narcotics at sea"])


def test_in_the_languages_that_they_are_said_for(shelf):
    shelf.put(work(en="Narcotics at sea"), work(fr="Narcotics"))
    assert found(shelf, "drugs", DRUGS, "en", reader="fr")[0] == 0
    assert shelf.ask(query=asked("drugs", DRUGS, "en", "fr"), language="fr").other_total == 1
    assert found(shelf, "drugs", DRUGS, "fr")[1] == ["Narcotics"]


def test_in_other_scripts(shelf):
    shelf.put(work(zh="打击犯罪集团"), work(ar="عن المخدرات"), work(ru="О наркотических средствах"))
    chinese = [("有组织犯罪", ("犯罪集团",))]
    assert found(shelf, "打击有组织犯罪", chinese, "zh-hans") == (1, ["打击犯罪集团"])
    arabic = [("حشيش", ("المخدرات",))]
    assert found(shelf, "الحشيش", arabic, "ar") == (1, ["عن المخدرات"])
    russian = [("наркотики", ("наркотические средства",))]
    assert found(shelf, "наркотик", russian, "ru") == (1, ["О наркотических средствах"])


def test_names_are_found_by_them_too(shelf):
    shelf.put(work(zh="会外活动", names=["Narcotics Board"]), work(zh="面包"))
    assert found(shelf, "drugs board", DRUGS, "en", reader="zh-hans")[0] == 1


def test_tiers_count_words_as_before(shelf):
    shelf.put(work(en="Narcotics harbour"), work(en="Narcotics"))
    query = asked("drugs harbour pilots wages", DRUGS)
    answer = shelf.ask(query=query)
    assert (answer.tier, answer.total, answer.any_total) == (Tier.HALF, 1, 2)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_worst_that_can_be_asked_is_answered(shelf, language):
    shelf.put(work(en="One", zh="一"))
    letters = "有组织犯罪海上打击会外活动面包公约条款国际合作执法机关港口"
    typed = [f"typed{n}" for n in range(MOST_WORDS)] if language == "en" else list(letters)
    others = tuple(f"{'词' * 9} one two three {n} ( \" ' * & | -" for n in range(40))
    rules = [(word, others) for word in typed]
    assert found(shelf, ("" if language != "en" else " ").join(typed), rules, language)[0] == 0


def test_a_certain_word_is_no_slip(shelf):
    shelf.put(work(en="Harbour pilots"))
    wording = Wording(certain={"en": frozenset({fold("harbor")})})
    query = worded(parse("harbor pilots"), "en", wording)
    assert query.certain == {"harbor"}
    assert shelf.ask(query=query).tier in (Tier.HALF, Tier.ANY)
