"""What is offered to somebody who has typed two or three letters."""

import pytest
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from pages.models import InstrumentPage, TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage
from search.models import SearchEntry
from search.offers import offers
from search.searchable import kind_names
from tests.factories import published, translated

pytestmark = pytest.mark.django_db


def labels(typed, language="en"):
    with translation.override(language):
        return [offer.label for offer in offers(typed, language)]


@pytest.fixture
def library(site, settled):
    with settled():
        crime = published(TopicPage, title="Criminal law")
        translated(crime, "fr", title="Droit pénal")
        translated(crime, "ru", title="Учёт преступлений")
        published(NewsPage, title="Criminal nets at sea")
        published(InstrumentPage, title="Convention against Organized Crime", symbol="A/RES/55/25")
        published(
            PartnerPage,
            title="Global Initiative",
            acronym="GI-TOC",
            other_names=["World Initiative"],
        )
    return crime


def test_titles_are_offered_in_her_language_with_their_kind_and_address(library):
    with translation.override("fr"):
        [offer] = offers("penal", "fr")
    assert (offer.label, offer.language, offer.kind, offer.also) == (
        "Droit pénal",
        "fr",
        "topic",
        "",
    )
    assert offer.url == f"/fr/topics/{library.slug}/"


def test_what_works_are_about_comes_before_works(library):
    assert labels("crim") == [
        "Criminal law",
        "Criminal nets at sea",
        "Convention against Organized Crime",
    ]


def test_a_name_of_another_language_leads_to_her_own(library):
    [offer] = offers("учет", "en")
    assert (offer.label, offer.language, offer.also) == ("Criminal law", "en", "Учёт преступлений")


@pytest.mark.parametrize("typed", ["gi-t", "GITOC", "world"])
def test_a_partner_is_offered_by_any_of_its_names(library, typed):
    [offer] = offers(typed, "en")
    assert offer.label == "Global Initiative"
    assert offer.also == ("World Initiative" if typed == "world" else "GI-TOC")


@pytest.mark.parametrize("language", ["en", "ar", "zh-hans"])
def test_a_work_that_her_language_lacks_is_offered_as_it_was_written(library, language):
    [offer] = offers("a/res/55", language)
    assert (offer.label, offer.language) == ("Convention against Organized Crime", "en")


def test_the_exact_name_comes_first(library, settled):
    with settled():
        for number in range(20):
            published(TopicPage, title=f"Unto {number}")
            published(TopicPage, title=f"Sea {number}")
        published(NewsPage, title="Sea")
        published(PartnerPage, title="Wide world", acronym="UNTO")
    assert labels("sea")[0] == "Sea"
    assert labels("unto")[0] == "Wide world"
    assert len(labels("unto")) == 8


@pytest.mark.parametrize("typed", ["", "c", "  ", "-", "\x00", "\ud800c", "ضضض", '"', "x" * 99_999])
def test_too_little_or_nonsense_offers_nothing(library, typed):
    assert offers(typed, "en") == []


# --- nothing that is hidden ------------------------------------------------


def test_what_is_hidden_is_never_offered(library, settled):
    with settled():
        library.unpublish()
    assert labels("criminal") == ["Criminal nets at sea"]
    assert labels("учет") == []


def test_what_is_hidden_but_not_yet_settled_is_never_offered(library):
    PageViewRestriction.objects.create(
        page=library, restriction_type=PageViewRestriction.LOGIN
    )  # nothing is committed here, so the entry is as it was
    assert SearchEntry.objects.get(family=library.translation_key).visible
    assert labels("criminal") == ["Criminal nets at sea"]


def test_a_title_that_is_no_more_is_not_looked_up(library):
    page = TopicPage.objects.get(pk=library.pk)
    page.title = "Penalties"
    page.save(update_fields=["title"])  # nothing is committed here either
    assert "Penalties" not in labels("criminal")
    assert "Criminal law" not in labels("criminal")


def test_what_ends_by_the_clock_is_offered_no_more(library):
    TopicPage.objects.filter(pk=library.pk).update(expire_at=timezone.now())
    assert labels("criminal") == ["Criminal nets at sea"]


def test_the_hidden_do_not_crowd_out_the_visible(library, settled):
    with settled():
        hidden = [published(TopicPage, title=f"Harbour {number}") for number in range(20)]
        published(NewsPage, title="Harbour, visible")
    for topic in hidden:
        PageViewRestriction.objects.create(page=topic, restriction_type=PageViewRestriction.LOGIN)
    assert labels("harbour") == ["Harbour, visible"]


# --- the address -------------------------------------------------------------


def test_the_answer_is_small_and_may_be_kept_for_a_minute(library, client):
    response = client.get("/fr/search/offers.json", {"q": "pénal"})
    with translation.override("fr"):
        kind = kind_names()["topic"]
    assert response.json() == {
        "offers": [
            {
                "label": "Droit pénal",
                "lang": "fr",
                "dir": "ltr",
                "kind": kind,
                "url": f"/fr/topics/{library.slug}/",
                "also": "",
            }
        ],
        "said": response.json()["said"],
    }
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert response["X-Robots-Tag"] == "noindex"
    assert "Vary" not in response
    assert response.cookies == {}


def test_however_much_there_is_it_asks_five_questions(
    library, client, settled, django_assert_max_num_queries
):
    with settled():
        for number in range(30):
            published(TopicPage, title=f"Criminal {number}")
    client.get("/en/search/offers.json", {"q": "criminal"})
    with django_assert_max_num_queries(5):
        client.get("/en/search/offers.json", {"q": "crim"})
