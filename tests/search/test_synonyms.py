"""What may stand for the words of a query: in any form, as a whole, within bounds."""

from search.query import parse
from search.wording.asking import worded
from search.wording.synonyms import MOST_OTHERS, key_of, others_in, rules_of
from search.wording.table import Wording


def ask(text, rules, language="en"):
    return others_in(parse(text), language, rules_of(rules, language))


EQUAL = ("TOC", "organised crime")
TOC = [(word, EQUAL) for word in EQUAL]


def test_a_word_has_what_means_the_same():
    assert ask("TOC in ports", TOC) == {"toc": ("organised crime",)}


def test_words_that_stand_together_are_replaced_as_a_whole():
    assert ask("organised crime in ports", TOC) == {"organised": ("TOC",), "crime": ("TOC",)}
    assert ask("crime that is organised", TOC) == {}


def test_a_word_is_known_in_any_form_and_articles_do_not_count():
    assert ask("Drug", [("drugs", ("narcotics",))]) == {"drug": ("narcotics",)}
    assert ask("trafficking of persons", [("trafficking in persons", ("slavery",))]) == {
        "trafficking": ("slavery",),
        "persons": ("slavery",),
    }
    assert key_of("of the", "en") == ()


def test_one_way_leads_nowhere_back():
    assert ask("narcotics", [("drugs", ("narcotics",))]) == {}


def test_what_is_quoted_or_left_out_stays_as_it_is():
    assert ask('"organised crime" -TOC', TOC) == {}
    query = worded(parse('"organised crime" -TOC ports'), "en", wording_of(TOC))
    assert (query.synonyms, query.phrases, query.without) == ({}, ("organised crime",), ("toc",))


def test_in_chinese_they_are_found_within_a_run():
    rules = [("有组织犯罪", ("犯罪集团",))]
    found = ask("打击有组织犯罪", rules, "zh-hans")
    assert set(found) == {"打击有组织犯罪", "击有", "有组", "组织", "织犯", "犯罪"}
    assert set(found.values()) == {("犯罪集团",)}


def test_they_cannot_blow_a_query_up():
    many = tuple(f"word{n}" for n in range(40))
    rules = [(f"typed{n}", many) for n in range(24)]
    found = ask(" ".join(f"typed{n}" for n in range(24)), rules)
    assert sum(map(len, found.values())) == MOST_OTHERS


def test_they_are_not_followed_further():
    chain = [("a1", ("b1",)), ("b1", ("c1",)), ("c1", ("d1",))]
    assert ask("a1", chain) == {"a1": ("b1",)}


def test_the_readers_language_is_asked_where_it_has_synonyms():
    arabic = wording_of([("UNTOC", ("اتفاقية باليرمو",))], "ar")
    assert "ar" in worded(parse("UNTOC"), "ar", arabic).languages
    assert "ar" not in worded(parse("UNTOC"), "en", arabic).languages


def wording_of(rules, language="en"):
    return Wording(synonyms={language: rules_of(rules, language)})
