"""A word with one slip is offered as a word that works are found by; never one that is hidden."""

import pytest
from wagtail.models import PageViewRestriction

from pages.models import TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage
from search import vocabulary
from search.corrections import correction
from search.models.called import SearchWord
from search.service import SearchRequest
from search.vocabulary import forget, is_correctable, is_one_slip, learn, near
from tests.factories import published, translated

pytestmark = pytest.mark.django_db


def meant(text, language="en", **chosen):
    return correction(SearchRequest(text=text, language=language, chosen=chosen))


@pytest.fixture
def library(site, settled):
    with settled():
        story = published(NewsPage, title="Harbour pilots", summary="Wages at sea.")
        translated(story, "fr", title="Les pilotes du port de l’État", summary="Salaires.")
        translated(story, "ar", title="مكافحة الجريمة المنظمة", summary="بحر")
        published(PartnerPage, title="Seafarers", acronym="OKIMUN", other_names=["Marinheiros"])
    learn()
    return story


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("harbour pilts", "harbour pilots"),
        ("Harbour pillots", "Harbour pilots"),
        ("harbour pliots", "harbour pilots"),
        ("hatbour pilots", "harbour pilots"),
        ("arbour", "harbour"),
        ("marinheirus", "marinheiros"),
        ("sallaires", "salaires"),
        ("الجريمه المنضمة", "الجريمه المنظمة"),
    ],
)
def test_one_slip_is_mended(library, typed, right):
    assert meant(typed) == right


@pytest.mark.parametrize(
    "typed",
    [
        "harbour pilots",
        "pilot",
        "hrbr",
        "OKIMUM",
        "A/RES/55/2",
        "pilots2",
        '"harbour pilts"',
        "harbour -pilts",
        "海上",
        "",
        "\x00\ud800",
        "x" * 5_000,
        "zzzz " * 200,
    ],
)
def test_what_is_found_or_no_plain_word_is_left_as_it_is(library, typed):
    assert meant(typed) == ""


def test_a_correction_finds_something_within_what_was_chosen(library):
    assert meant("pilts", kind=("news",)) == "pilots"
    assert meant("pilts", kind=("partner",)) == ""


def test_a_correction_holds_all_of_the_words(library):
    assert meant("seafarers pilts") == ""


def test_the_word_of_most_works_is_meant(library, settled):
    with settled():
        for number in range(3):
            published(NewsPage, title=f"Pilats {number}")
    learn()
    assert meant("pilts") == "pilats"


def test_a_word_of_a_hidden_work_is_never_offered(library, settled):
    with settled():
        library.unpublish()
    assert SearchWord.objects.filter(word="pilots").exists()
    assert meant("pilts") == ""


def test_a_word_of_a_work_that_is_not_settled_yet_is_never_offered(library):
    PageViewRestriction.objects.create(page=library, restriction_type=PageViewRestriction.LOGIN)
    assert meant("pilts") == ""


def test_a_hidden_word_does_not_stand_in_the_way_of_a_visible_one(library, settled):
    with settled():
        hidden = published(TopicPage, title="Pilats")
    learn()
    with settled():
        hidden.unpublish()
    assert meant("pilts") == "pilots"


# --- the vocabulary ------------------------------------------------------------


def test_texts_are_learned_once_and_again_when_they_change(library, settled):
    assert learn() == 0
    library.title = "Harbour masters"
    with settled():
        library.save_revision().publish()
    assert learn() > 0
    assert meant("mastrs") == "masters"


def test_words_that_nobody_has_any_more_are_forgotten(library, settled):
    library.title = "Harbour masters"
    with settled():
        library.save_revision().publish()
    learn()
    assert forget() >= 1
    assert not SearchWord.objects.filter(word="pilots").exists()
    assert SearchWord.objects.filter(word="harbour").exists()


def test_a_slip_may_be_at_either_end(library):
    assert near("xarbour") == ["harbour"]
    assert near("harboux") == ["harbour"]


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("pilot", "pilots", True),
        ("pilots", "pilot", True),
        ("pilsot", "pilots", False),
        ("iplots", "pilots", True),
        ("pilost", "pilots", True),
        ("pilits", "pilots", True),
        ("pilots", "pilots", False),
        ("", "a", True),
    ],
)
def test_one_slip_is_a_letter_more_less_another_or_two_that_changed_places(one, other, is_slip):
    assert is_one_slip(one, other) is is_slip


def test_acronyms_symbols_numbers_and_han_are_never_corrected():
    assert not any(map(is_correctable, ["UNODC", "2026", "A1B2C", "犯罪组织", "abc", "", "x" * 99]))
    assert all(map(is_correctable, ["crime", "Walker", "преступность", "الجريمة"]))


def test_the_worker_learns_and_forgets():
    from jobs.schedule import all_jobs

    assert {"search.jobs.learn_words", "search.jobs.forget_words"} <= set(all_jobs())
    assert vocabulary.learn() == 0
