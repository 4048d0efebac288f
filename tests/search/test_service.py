"""A search from question to answer: authorized, in words, in few queries."""

import pytest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from pages.models import TopicPage
from publications.models import NewsPage
from search.engines import choice
from search.models import SearchEntry
from search.plan import Answer, Found, Tier
from search.service import SearchRequest, search
from tests.factories import published, story_of, translated

pytestmark = pytest.mark.django_db


def ask(text, language="en", **request):
    with translation.override(language):
        return search(SearchRequest(text=text, language=language, **request))


def group(page, name):
    return next((group for group in page.facets if group.name == name), None)


@pytest.fixture
def library(site, settled):
    with settled():
        crime = published(TopicPage, title="Organized crime")
        translated(crime, "fr", title="Criminalité organisée")
        story = published(
            NewsPage,
            title="Nets at sea",
            summary="Boats & nets.",
            topics=[crime],
            story=story_of(("text", "<p>Fishing with organized nets against crimes.</p>")),
        )
        translated(story, "fr", title="Des filets en mer")
        published(NewsPage, title="Only in English: crime organized")
    return story


def test_a_hit_is_shown_in_the_readers_language(library):
    page = ask("filets", "fr")
    [hit] = page.hits
    assert (hit.family, hit.kind, hit.title, hit.language) == (
        library.translation_key,
        "news",
        "Des filets en mer",
        "fr",
    )
    assert hit.url == f"/fr/news/{library.slug}/"
    assert hit.slug == library.slug
    assert hit.languages == ("en", "fr")
    assert hit.date == library.date
    assert hit.marked_title == "Des <mark>filets</mark> en mer"


def test_a_snippet_is_escaped_and_marked(library):
    [hit] = ask("boats").hits
    assert hit.snippet == "<mark>Boats</mark> &amp; nets."


def test_what_the_readers_language_lacks_stands_in_its_own_block(library):
    page = ask("organized crime", "fr")
    assert {hit.title for hit in page.hits} == {"Criminalité organisée", "Des filets en mer"}
    assert (page.total, page.other_total) == (2, 1)
    assert [(hit.title, hit.language) for hit in page.others] == [
        ("Only in English: crime organized", "en")
    ]


def test_values_of_facets_are_called_in_the_readers_language(library):
    page = ask("filets", "fr")
    [topic] = group(page, "topic").values
    assert (topic.label, topic.language, topic.count, topic.is_selected) == (
        "Criminalité organisée",
        "fr",
        1,
        False,
    )
    languages = {value.id: value.count for value in group(page, "language").values}
    assert languages == {"en": 1, "fr": 1}


def test_a_chosen_value_narrows_and_stays_to_be_taken_away(library):
    page = ask("", chosen={"kind": ("topic",)})
    assert [hit.title for hit in page.hits] == ["Organized crime"]
    assert [value.id for value in group(page, "kind").selected] == ["topic"]
    assert {value.id: value.count for value in group(page, "kind").values} == {
        "news": 2,
        "topic": 1,
    }
    nothing = ask("zebra", chosen={"kind": ("topic",)})
    assert [(value.id, value.count) for value in group(nothing, "kind").values] == [("topic", 0)]


def test_some_of_the_words_are_offered_and_given(library):
    page = ask("boats zebra lion tiger")
    assert (page.tier, page.total, page.some, page.is_partial) == (Tier.ANY, 1, 0, True)
    wide = ask("sea boats crime", is_broad=True)
    narrow = ask("sea boats crime")
    assert narrow.total == 1
    assert narrow.some == wide.total - narrow.total == 2


def test_a_facet_never_names_a_topic_that_nobody_may_see(library, site):
    topic = TopicPage.objects.get(title="Organized crime")
    Page.objects.filter(pk=topic.pk).update(live=False)
    assert group(ask("boats"), "topic") is None


@pytest.mark.parametrize("state", ["unpublished", "expired", "restricted"])
def test_an_engine_that_is_behind_shows_nothing_that_is_hidden(library, monkeypatch, state):
    """The engine still holds the work, and says so."""
    family = library.translation_key
    stale = Answer(
        tier=Tier.ALL,
        total=1,
        other_total=0,
        any_total=1,
        own=(Found(family=family),),
        others=(Found(family=family),),
    )
    monkeypatch.setattr(choice, "search", lambda plan: choice.Outcome(answer=stale, engine="stale"))
    assert len(ask("boats").hits) == 1
    match state:
        case "unpublished":
            Page.objects.filter(pk=library.pk).update(live=False)
        case "expired":
            Page.objects.filter(pk=library.pk).update(expire_at="2020-01-01T00:00Z")
        case "restricted":
            PageViewRestriction.objects.create(page=library, restriction_type="login")
    for language in ("en", "fr"):
        page = ask("boats", language)
        assert (page.hits, page.others) == ([], [])


def test_an_entry_that_is_behind_shows_nothing_that_is_hidden(library):
    Page.objects.filter(pk=library.pk).update(live=False)
    assert SearchEntry.objects.get(family=library.translation_key).visible
    assert ask("boats").hits == []


def test_a_withdrawn_translation_is_not_shown_though_the_work_is_found(library):
    Page.objects.filter(translation_key=library.translation_key, locale__language_code="fr").update(
        live=False
    )
    assert ask("filets", "fr").hits == []
    assert [hit.languages for hit in ask("boats").hits] == [("en",)]


def test_pages_are_numbered(site, settled):
    with settled():
        for number in range(5):
            published(NewsPage, title=f"Harbour {number}")
    titles = [hit.title for page in (1, 2, 3) for hit in ask("harbour", page=page, size=2).hits]
    assert sorted(titles) == [f"Harbour {number}" for number in range(5)]
    assert ask("harbour", size=2).page_count == 3


def test_a_search_costs_few_queries(library, django_assert_max_num_queries):
    ask("crime")
    with django_assert_max_num_queries(16):
        ask("organized crime", "fr")
    with django_assert_max_num_queries(18):
        ask("organized crime", chosen={"kind": ("news",), "language": ("en",)})
