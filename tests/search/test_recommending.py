"""Recommended works stand above the first page: once, counted, and only while anyone may see them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from publications.models import NewsPage, ResearchPage
from search.models.staff import Recommendation
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db

TODAY = timezone.now().date()


@pytest.fixture
def guide(site, settled):
    with settled():
        guide = published(ResearchPage, title="A guide for newcomers")
        for number in range(3):
            published(NewsPage, title=f"Harbour pilots {number}")
    return guide


def recommend(page, queries="harbour", **fields):
    return Recommendation.objects.create(page=page, queries=queries, **fields)


def search(client, text="harbour", language="en", **more):
    answer = client.get(f"/{language}/search/", {"q": text, **more}, follow=True)
    return answer.context["search"]


def above(found):
    return [hit.title for hit in found.recommended]


def count(found, facet, value):
    group = next(group for group in found.facets if group.name == facet)
    return next((one.count for one in group.values if one.id == value), 0)


def test_it_stands_above_what_was_found_and_is_counted(guide, client):
    recommend(guide)
    found = search(client)
    assert above(found) == ["A guide for newcomers"]
    assert (found.total, found.listed, len(found.hits)) == (4, 3, 3)
    assert (count(found, "kind", "news"), count(found, "kind", "research")) == (3, 1)
    html = client.get("/en/search/", {"q": "harbour"}).content.decode()
    assert 'aria-labelledby="recommended"' in html
    assert "4 works in your language" in html


def test_what_is_found_anyway_stands_there_once(guide, client):
    story = NewsPage.objects.get(title="Harbour pilots 1", locale__language_code="en")
    recommend(story)
    found = search(client)
    assert above(found) == ["Harbour pilots 1"]
    assert sorted(hit.title for hit in found.hits) == ["Harbour pilots 0", "Harbour pilots 2"]
    assert (found.total, count(found, "kind", "news")) == (3, 3)


def test_only_for_its_words(guide, client):
    recommend(guide, "Hárbour\nports of call")
    assert above(search(client, "HARBOUR")) == ["A guide for newcomers"]
    assert above(search(client, "ports of call")) == ["A guide for newcomers"]
    assert above(search(client, "harbour pilots")) == []
    assert above(search(client, "")) == []
    assert above(search(client, "harbour -pilots")) == []


def test_among_other_words_if_it_says_so(guide, client):
    recommend(guide, "harbour pilots", match="inside")
    assert above(search(client, "pilots of a harbour")) == ["A guide for newcomers"]
    assert above(search(client, "harbour")) == []


def test_in_its_language_and_between_its_days(guide, client):
    recommend(guide, last_day=TODAY - timedelta(days=1))
    recommend(guide, first_day=TODAY + timedelta(days=1))
    recommend(guide, language="fr")
    assert above(search(client)) == []
    recommend(guide, first_day=TODAY, last_day=TODAY)
    assert above(search(client)) == ["A guide for newcomers"]


def test_in_order_and_at_most_three(guide, client, settled):
    with settled():
        pages = [published(NewsPage, title=f"Number {n}") for n in range(4)]
    for place, page in zip([3, 1, 2, 4], pages, strict=True):
        recommend(page, place=place)
    found = search(client)
    assert above(found) == ["Number 1", "Number 2", "Number 0"]
    assert found.total == 6


def test_on_the_first_page_alone(guide, client, settled):
    with settled():
        for number in range(20):
            published(NewsPage, title=f"Harbour {number}")
    recommend(NewsPage.objects.get(title="Harbour 19"))
    first, second = search(client), search(client, page=2)
    assert (len(first.recommended), len(first.hits), first.total, first.page_count) == (
        1,
        20,
        23,
        2,
    )
    assert (second.recommended, len(second.hits), second.total) == ([], 2, 23)
    shown = [hit.title for hit in (*first.recommended, *first.hits, *second.hits)]
    assert len(shown) == len(set(shown)) == 23


@pytest.mark.parametrize("how", ["draft", "unpublished", "restricted", "expired"])
def test_nobody_sees_what_may_not_be_seen(how, guide, client, settled):
    page = draft(NewsPage, title="Harbour secret") if how == "draft" else guide
    recommend(page)
    with settled():
        if how == "unpublished":
            page.unpublish()
        if how == "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        if how == "expired":
            type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    found = search(client)
    assert (above(found), found.total) == ([], 3)
    assert count(found, "kind", "research") == 0


def test_not_where_a_choice_leaves_it_out(guide, client):
    recommend(guide)
    found = search(client, kind="news")
    assert (above(found), found.total) == ([], 3)
    assert (count(found, "kind", "news"), count(found, "kind", "research")) == (3, 1)
    assert above(search(client, kind="research")) == ["A guide for newcomers"]


def test_what_the_readers_language_lacks_is_shown_as_written_and_says_so(guide, client):
    recommend(guide, language="fr")
    found = search(client, language="fr")
    assert above(found) == ["A guide for newcomers"]
    assert (found.total, found.other_total) == (0, 4)
    html = client.get("/fr/search/", {"q": "harbour"}).content.decode()
    assert '<a href="/en/research/' in html
    block = html.partition('<section class="recommended"')[2].partition("</section>")[0]
    assert 'lang="en" hreflang="en" dir="ltr">A guide for newcomers</a>' in block


def test_in_the_readers_language_whichever_was_chosen(guide, client, settled):
    with settled():
        translated(guide, "fr", title="Un guide")
    recommend(guide, language="fr")
    assert above(search(client, language="fr")) == ["Un guide"]


def test_feeds_and_programs_get_what_was_found(guide, client):
    recommend(guide)
    answer = client.get("/api/v1/search", {"q": "harbour"}).json()
    assert (answer["total"], len(answer["results"])) == (3, 3)


def test_it_costs_nothing_where_nothing_is_recommended(
    guide, client, django_assert_max_num_queries
):
    recommend(guide, "something else")
    search(client)
    with django_assert_max_num_queries(33):
        search(client)
