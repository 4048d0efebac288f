"""Judged questions: that they are whole, and that they are measured rightly."""

from collections import Counter

import pytest

from content.folder import in_place
from content.reading import read_work
from tests.project import ROOT
from tools.relevance import baseline, judgements, library, measures, tables
from tools.relevance.judgements import FOLDER, LANGUAGES, SETS, Half, Question

PAGES = ROOT / "content" / "pages"


def question(**grades):
    return Question(need="lamps", language="en", text="lamps", grades=grades)


def returned(*names, tier="all", more=(), **grades):
    return measures.Returned(
        question=question(**grades), own=names, others=(), more=more, tier=tier, total=len(names)
    )


# --- what was judged ------------------------------------------------------


def test_each_language_asks_fifty_questions_and_ten_that_nothing_answers():
    asked = judgements.questions("demonstration")
    assert Counter((one.language, bool(one.grades)) for one in asked) == {
        (language, answerable): 54 if answerable else 10
        for language in LANGUAGES
        for answerable in (True, False)
    }


@pytest.mark.parametrize("name", SETS)
def test_grades_are_of_works_that_are_in_the_library(name):
    works = {work.name for work in library.read(FOLDER / name)}
    graded = {work for one in judgements.questions(name) for work in one.grades}
    assert graded - works == set()


@pytest.mark.parametrize("name", SETS)
def test_every_answerable_question_has_a_work_that_is_what_was_wanted(name):
    asked = [one for one in judgements.questions(name) if one.grades]
    assert [one for one in asked if 3 not in one.grades.values()] == []


def test_a_need_is_in_the_same_half_in_all_languages():
    asked = judgements.questions("demonstration")
    halves = {(one.need, one.half) for one in asked if one.grades}
    assert Counter(half for _need, half in halves) == {Half.TUNING: 27, Half.HELD_OUT: 27}


def test_the_library_has_the_titles_that_the_demonstration_has():
    """Where it has not: python -m tools.relevance --load."""
    kept = {
        (work.name, text.language): text.title
        for work in library.read(FOLDER / "demonstration")
        for text in work.document.texts
    }
    told = {
        (path.name, text.language): text.facts.title
        for path in in_place(PAGES)
        for text in read_work(path).work.texts.values()
        if path.name != "home" and not text.draft
    }
    assert kept == told


# --- how it is measured ---------------------------------------------------


def test_the_best_order_is_one_and_nothing_of_use_is_nought():
    assert measures.ndcg(["a", "b", "c"], {"a": 3, "b": 2, "c": 1}) == 1
    assert measures.ndcg(["d"], {"a": 3}) == 0


def test_a_work_counts_less_the_later_it_comes_and_the_less_it_is_wanted():
    grades = {"a": 3, "b": 1}
    assert measures.ndcg(["b", "a"], grades) < measures.ndcg(["a"], grades) < 1


def test_the_eleventh_work_counts_nothing():
    assert measures.ndcg([*"bcdefghijk", "a"], {"a": 3}) == 0


def test_the_first_useful_work_makes_the_reciprocal_rank():
    assert measures.reciprocal_rank(["a", "b"], {"a": 1, "b": 2}) == 1 / 2
    assert measures.reciprocal_rank(["a"], {}) == 0


def test_an_interval_is_the_same_each_time_and_holds_the_mean():
    values = [0.2, 0.9, 1.0, 0.7, 0.4]
    low, high = measures.interval(values)
    assert (low, high) == measures.interval(values)
    assert low < sum(values) / 5 < high


def test_figures_tell_the_first_tier_from_reading_on():
    found = measures.figures([returned("b", more=("a",), a=3, b=1)], 10)
    assert found.ndcg > found.shown > 0
    assert (found.first, found.share, found.own) == (0, 0.1, 1)


def test_a_question_that_nothing_answers_is_left_empty_if_no_work_has_all_the_words():
    some = returned("a", tier="any")
    every = returned("a", tier="all")
    answered = returned("a", a=3)
    assert measures.figures([answered, some], 10).left_empty == 1
    assert measures.figures([answered, some, every], 10).left_empty == 0.5


# --- what is told ---------------------------------------------------------


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setattr(baseline, "PATH", tmp_path / "baseline.json")
    before = {"set, tuning, en": measures.figures([returned("a", "b", a=3, b=2)], 10)}
    baseline.write("sqlite", before)
    return before


def test_what_is_as_good_as_it_was_is_no_fall(kept):
    assert baseline.falls("sqlite", kept) == []


def test_a_fall_is_told_in_a_sentence(kept):
    worse = {"set, tuning, en": measures.figures([returned("b", "a", a=3, b=2)], 10)}
    assert baseline.falls("sqlite", worse) == [
        "set, tuning, en: ndcg fell from 1.000 to 0.834.",
        "set, tuning, en: shown fell from 1.000 to 0.834.",
        "set, tuning, en: first fell from 1.000 to 0.000.",
    ]


def test_finding_much_more_of_the_collection_is_a_fall_too(kept):
    broad = {"set, tuning, en": measures.figures([returned("a", "b", *"cdef", a=3, b=2)], 10)}
    assert baseline.falls("sqlite", broad) == ["set, tuning, en: share rose from 0.200 to 0.600."]


def test_an_engine_without_a_baseline_is_told_how_to_get_one(kept):
    assert baseline.falls("postgresql", kept) == [
        "There is no baseline for postgresql: write one with --write."
    ]


def test_a_miss_names_what_was_wanted_and_what_came_instead():
    assert list(tables.misses([returned("b", a=3)])) == [
        "0.00 en lamps «lamps» (all of the words: 1)",
        "       1. b (0)",
        "       wanted: a, not found",
    ]
