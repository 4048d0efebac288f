"""What stands beside the results: trees, places that are kept, one value among many."""

import pytest
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction

from pages.models import TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage, NewsPartner
from search.groups import MOST_VALUES, Beside, says
from search.service import SearchRequest, search
from tests.factories import published, translated

pytestmark = pytest.mark.django_db


def groups_of(text="", language="en", **request):
    with translation.override(language):
        page = search(SearchRequest(text=text, language=language, **request))
    return {group.name: group for group in page.facets}


def shape(values):
    """Labels with counts, and what stands under them."""
    return [(value.label, value.count, shape(value.narrower)) for value in values]


@pytest.fixture
def topics(site, settled):
    with settled():
        crime = published(TopicPage, title="Crime")
        at_sea = published(TopicPage, title="Crime at sea", parent=crime)
        piracy = published(TopicPage, title="Piracy", parent=at_sea)
        other = published(TopicPage, title="Bread")
        for title, topic in (("One", piracy), ("Two", piracy), ("Three", crime), ("Four", other)):
            published(NewsPage, title=title, topics=[topic])
    return {"crime": crime, "at sea": at_sea, "piracy": piracy, "bread": other}


def key(page):
    return str(page.translation_key)


def test_what_is_narrower_stands_under_what_is_wider_and_counts_there(topics):
    found = groups_of(chosen={"kind": ("news",)})["topic"]
    assert shape(found.roots) == [
        ("Crime", 3, [("Crime at sea", 2, [("Piracy", 2, [])])]),
        ("Bread", 1, []),
    ]
    assert [value.wider for value in found.values] == [
        "",
        key(topics["crime"]),
        key(topics["at sea"]),
        "",
    ]


def test_a_tree_is_open_along_what_is_chosen(topics, settled):
    with settled():
        for number in range(30):
            published(NewsPage, title=f"Loaf {number}", topics=[topics["bread"]])
    free = groups_of()["topic"]
    assert not any(value.is_open for value in free.values)
    chosen = groups_of(chosen={"topic": (key(topics["piracy"]),)})["topic"]
    assert [value.label for value in chosen.values if value.is_open] == ["Crime", "Crime at sea"]


def test_the_heaviest_branch_is_open(topics):
    assert [v.label for v in groups_of()["topic"].values if v.is_open] == ["Crime", "Crime at sea"]


def test_what_is_under_something_hidden_stands_under_what_is_above_it(topics):
    PageViewRestriction.objects.create(page=topics["bread"], restriction_type="login")
    Page.objects.filter(pk=topics["at sea"].pk).update(live=False)
    found = groups_of(chosen={"kind": ("news",)})["topic"]
    assert shape(found.roots) == [("Crime", 3, [("Piracy", 2, [])])]


def test_a_tree_holds_where_only_some_of_it_is_in_the_readers_language(topics, settled):
    with settled():
        translated(topics["piracy"], "fr", title="Piraterie")
        for story in NewsPage.objects.filter(title__in=("One", "Four")):
            translated(story, "fr")
    found = groups_of(language="fr", chosen={"kind": ("news",)})["topic"]
    assert shape(found.roots) == [
        ("Bread", 1, []),
        ("Crime", 1, [("Crime at sea", 1, [("Piraterie", 1, [])])]),
    ] or shape(found.roots) == [
        ("Crime", 1, [("Crime at sea", 1, [("Piraterie", 1, [])])]),
        ("Bread", 1, []),
    ]
    assert {value.language for value in found.values} == {"en", "fr"}


def test_regions_stand_in_the_wider_ones_that_they_lie_in(site, settled):
    with settled():
        published(NewsPage, title="One", countries=["KE"])
        published(NewsPage, title="Two", countries=["TN"])
    [africa] = groups_of()["region"].roots
    assert (africa.id, africa.count) == ("002", 2)
    below = {value.id: [narrower.id for narrower in value.narrower] for value in africa.narrower}
    assert below == {"015": [], "202": ["014"]}


def test_a_value_keeps_its_place_whatever_else_is_chosen(topics):
    before = groups_of()
    after = groups_of(chosen={"kind": ("topic",), "topic": (key(topics["bread"]),)})
    for name in ("kind", "topic", "language"):
        assert [v.id for v in after[name].values] == [v.id for v in before[name].values]
    assert [(v.id, v.count) for v in after["kind"].values] == [("news", 1), ("topic", 1)]


@pytest.fixture
def partners(site, settled):
    names = [f"Partner {number:02}" for number in range(20)]
    with settled():
        story = published(NewsPage, title="Everybody")
        for name in [*names, "Étoile de mer", "Banco Azul"]:
            partner = published(PartnerPage, title=name)
            NewsPartner.objects.create(page=story, partner=partner, part="funder")
        story.save_revision().publish()
    return story


def test_many_values_are_shown_when_asked_for(partners):
    few = groups_of()["partner"]
    assert (len(few.values), few.total, few.is_whole, few.is_long) == (MOST_VALUES, 22, False, True)
    every = groups_of(beside=Beside(opened="partner"))["partner"]
    assert (len(every.values), every.total, every.is_whole) == (22, 22, True)
    assert [v.id for v in every.values][:MOST_VALUES] == [v.id for v in few.values]


def test_a_value_is_found_among_many_and_what_is_chosen_stays(partners):
    chosen = key(PartnerPage.objects.get(title="Partner 03"))
    found = groups_of(
        chosen={"partner": (chosen,)}, beside=Beside(opened="partner", finding="ETOILE")
    )["partner"]
    assert {value.label for value in found.values} == {"Étoile de mer", "Partner 03"}
    none = groups_of(beside=Beside(opened="partner", finding="zebra"))["partner"]
    assert (none.values, none.total) == ([], 22)


def test_a_hidden_partner_is_neither_shown_nor_counted_nor_found(partners):
    hidden = PartnerPage.objects.get(title="Banco Azul")
    Page.objects.filter(pk=hidden.pk).update(live=False)
    every = groups_of(beside=Beside(opened="partner"))["partner"]
    assert every.total == 21
    assert "Banco Azul" not in [value.label for value in every.values]
    chosen = groups_of(
        chosen={"partner": (key(hidden),)}, beside=Beside(opened="partner", finding="banco")
    )
    assert chosen["partner"].values == []


def test_words_are_found_in_labels_without_their_accents():
    assert says("Organización de Estados", "organizacion est")
    assert says("民间社会组织", "社会")
    assert not says("Bank of the South", "north")
    assert says("anything", " … ")


def test_places_cost_one_count_more_however_much_is_chosen(topics, django_assert_max_num_queries):
    Locale.objects.get_for_language("en")
    chosen = {"kind": ("news",), "topic": (key(topics["crime"]),), "language": ("en",)}
    groups_of(chosen=chosen)
    with django_assert_max_num_queries(19):
        groups_of(chosen=chosen)
