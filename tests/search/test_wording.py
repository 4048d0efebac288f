"""What staff say about words holds at once, in every process, and is checked before."""

import time
from datetime import date

import pytest

from search.models.staff import CertainWord, Recommendation, Synonyms, WordingVersion
from search.wording import table
from search.wording.checking import (
    problems_of_recommendation,
    problems_of_synonyms,
    problems_of_word,
)
from tests.search.shelves import DatabaseShelf, work

pytestmark = pytest.mark.django_db


def one_way(words, others, **fields):
    return Synonyms(direction="one-way", words=words, others=others, **fields)


# --- at once ----------------------------------------------------------


def test_synonyms_hold_from_the_next_search_on(site, client):
    DatabaseShelf().put(work(en="Narcotics at sea"))

    def total():
        return client.get("/en/search/", {"q": "drugs"}).context["search"].query.synonyms

    assert total() == {}
    entry = Synonyms.objects.create(words="drugs, narcotics")
    assert total() == {"en": {"drugs": ("narcotics",)}}
    entry.delete()
    assert total() == {}


def test_another_process_sees_a_change_within_a_second(monkeypatch):
    """It compares versions: here the rows change behind the back of this process."""
    assert table.never_corrected("en") == frozenset()
    CertainWord.objects.bulk_create([CertainWord(word="Gulzat")])
    WordingVersion.objects.create()
    assert table.never_corrected("en") == frozenset()
    monkeypatch.setattr(table, "COMPARED_EVERY", 0.01)
    time.sleep(0.02)
    assert table.never_corrected("en") == {"gulzat"}


def test_a_version_is_compared_by_one_query_and_not_at_each_search(django_assert_num_queries):
    CertainWord.objects.create(word="Gulzat")
    with django_assert_num_queries(4):
        table.current()
    with django_assert_num_queries(0):
        table.current()
    table.forget()
    with django_assert_num_queries(1):
        table.current()


def test_words_never_to_correct_are_folded_and_of_a_language_or_of_all():
    CertainWord.objects.create(word="Gülzat")
    CertainWord.objects.create(word="Ёлка", language="ru")
    assert table.never_corrected("fr") == {"gulzat"}
    assert table.never_corrected("ru") == {"gulzat", "елка"}


# --- checked ----------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "field", "sentence"),
    [
        (Synonyms(words=" , "), "words", "There is nothing on this side: give at least one word."),
        (Synonyms(words="TOC"), "words", "One word alone has no synonym"),
        (one_way("drugs", ""), "others", "There is nothing on this side: give at least one word."),
        (one_way("", "drugs"), "words", "There is nothing on this side: give at least one word."),
        (Synonyms(words="one, two", others="three"), "others", "leave this empty"),
        (Synonyms(words="of the, drugs"), "words", "“of the” has only words that stand everywhere"),
        (Synonyms(words="!!!, drugs"), "words", "“!!!” has only words that stand everywhere"),
        (Synonyms(words=f"drugs, {'x' * 81}"), "words", "is too long: nobody types it."),
        (
            Synonyms(words=",".join(f"word{n}" for n in range(13))),
            "words",
            "Give at most 12 words.",
        ),
        (Synonyms(words="drug, drugs"), "words", "“drug” and “drugs” are the same to the search"),
        (one_way("drugs", "Drug"), "words", "“drugs” stands on both sides."),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(entry, field, sentence):
    problems = problems_of_synonyms(entry)
    assert list(problems) == [field]
    assert sentence in problems[field][0]


def test_what_was_said_before_is_told_with_where():
    Synonyms.objects.create(words="drugs, narcotics, dope")
    assert problems_of_synonyms(one_way("drug", "narcotic")) == {
        "words": ["“drug” finds “narcotic” already: drugs, narcotics, dope"]
    }
    assert problems_of_synonyms(one_way("drug", "narcotic", language="es")) == {}
    assert problems_of_synonyms(Synonyms(words="drugs, substances")) == {}


def test_a_circle_is_refused():
    first = one_way("alpha", "beta")
    first.save()
    one_way("beta", "gamma").save()
    assert problems_of_synonyms(one_way("alpha", "delta")) == {}
    (sentence,) = problems_of_synonyms(one_way("gamma", "alpha"))["words"]
    assert sentence.startswith("“alpha” leads back to “gamma” through other entries")
    assert problems_of_synonyms(first) == {}


def test_words_stand_between_the_commas_of_any_language():
    assert [list(Synonyms(words=words).rules()[0][1]) for words in ("a، b", "a、b", "a\nb;a")] == [
        ["a", "b"],
        ["a", "b"],
        ["a", "b"],
    ]


def test_recommendations_and_certain_words_are_looked_at_too():
    wrong = Recommendation(
        queries="-x\n!!\nharbour", first_day=date(2026, 2, 1), last_day=date(2026, 1, 1)
    )
    problems = problems_of_recommendation(wrong)
    assert len(problems["queries"]) == 2
    assert problems["last_day"] == ["The last day is before the first."]
    assert problems_of_word(CertainWord(word="two words")) == {"word": ["Give one word."]}
    CertainWord.objects.create(word="Gulzat")
    assert problems_of_word(CertainWord(word="gülzat", language="fr")) == {
        "word": ["This word is here already."]
    }
