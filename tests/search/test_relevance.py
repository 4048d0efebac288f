"""The search is as good as it was, on judged questions in six languages (see tests/judged/README.md)."""

import pytest
from django.db import connection

from search.places import place_name
from tools.relevance import agreement, baseline, measuring
from tools.relevance.asking import ask_all, elasticsearch_with
from tools.relevance.judgements import FOLDER, LANGUAGES, questions
from tools.relevance.library import read

SET = "demonstration"
on_servers = pytest.mark.servers
COUNTRIES = ("BO", "CV", "GH", "HT", "KE", "KG", "KZ", "MX", "PH", "SN", "US")
# The share of words that both analyses conflate alike. French and English have the fewest.
LEAST_AGREEMENT = 0.97


@pytest.fixture(scope="session")
def works():
    return read(FOLDER / SET)


@pytest.fixture
def searched(elasticsearch_url, works, patient):
    with elasticsearch_with(elasticsearch_url, works) as engine:
        yield engine


def falls_of(name, found, works):
    returned = ask_all(found, questions(SET), works)
    return baseline.falls(name, measuring.figures_of(SET, returned, len(works)))


@pytest.mark.parametrize("vendor", ["sqlite", pytest.param("postgresql", marks=on_servers)])
def test_the_database_finds_as_well_as_it_did(db, vendor, works):
    if connection.vendor != vendor:
        pytest.skip(f"DATABASE_URL names no {vendor}")
    with measuring.holding(vendor, works) as found:
        assert falls_of(vendor, found, works) == []


@on_servers
def test_elasticsearch_finds_as_well_as_it_did(searched, works):
    assert falls_of("elasticsearch", searched, works) == []


def names_of_things(works, language):
    """Titles of all works, topics and treaties among them, and countries: what people look for by name."""
    titles = [
        text.title for work in works for text in work.document.texts if text.language == language
    ]
    return [*titles, *(place_name(code, language) for code in COUNTRIES)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_title_and_country_keeps_a_word(works, language):
    names = names_of_things(works, language)
    lost = [name for name in names if not agreement.terms(name, language)]
    assert (lost, len(names) > 100) == ([], True)


@on_servers
def test_every_title_and_country_keeps_a_word_in_elasticsearch(searched, works):
    for language in LANGUAGES:
        names = names_of_things(works, language)
        kept = agreement.analysed(searched, names, language)
        assert [name for name, terms in zip(names, kept, strict=True) if not terms] == []


@on_servers
def test_both_analyses_take_the_same_words_for_one(searched, works):
    shares = agreement.agreement(searched, works, LANGUAGES)
    assert {code: share for code, share in shares.items() if share < LEAST_AGREEMENT} == {}
