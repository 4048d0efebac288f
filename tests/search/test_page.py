"""The page of results: its address, its links, what robots may do with it."""

import pytest
from django.http import QueryDict

from pages.models import TopicPage
from publications.models import NewsPage
from search.addresses import Address
from search.forms import address_of
from tests.factories import published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(site, settled):
    with settled():
        topic = published(TopicPage, title="Harbours")
        story = published(NewsPage, title="Harbour pilots", topics=[topic])
        translated(story, "ar", title="ميناء")
    return story


def test_a_visitor_finds_a_story_in_her_language(library, client):
    response = client.get("/en/search/", {"q": "pilots"})
    assert response.status_code == 200
    assert [hit.title for hit in response.context["search"].hits] == ["Harbour pilots"]
    html = response.content.decode()
    assert "<mark>pilots</mark>" in html
    assert f'href="/en/news/{library.slug}/"' in html


def test_the_page_is_in_the_language_of_its_address(library, client):
    response = client.get("/ar/search/", {"q": "ميناء"})
    html = response.content.decode()
    assert 'lang="ar" dir="rtl"' in html
    assert [hit.title for hit in response.context["search"].hits] == ["ميناء"]


def test_robots_leave_results_alone(library, client):
    response = client.get("/en/search/", {"q": "harbour"})
    assert response["X-Robots-Tag"] == "noindex"


def test_an_address_has_one_form():
    one = address_of(
        "/en/search/", QueryDict("page=2&topic=b&q= harbour  pilots&topic=a&kind=news&utm=x")
    )
    two = address_of(
        "/en/search/", QueryDict("kind=news&q=harbour+pilots&topic=a&topic=b&topic=a&page=2")
    )
    assert str(one) == str(two) == "/en/search/?q=harbour+pilots&kind=news&topic=a&topic=b&page=2"


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e9", "٣", "99999999999", ""])
def test_a_page_that_makes_no_sense_is_the_first_or_the_last_there_can_be(page):
    query = QueryDict(mutable=True)
    query["page"] = page
    assert 1 <= address_of("/", query).page <= 500


def test_choosing_and_taking_away_lead_to_addresses():
    address = Address(path="/en/search/", text="crime", page=3)
    chosen = address.toggled("kind", "news")
    assert str(chosen) == "/en/search/?q=crime&kind=news"
    assert str(chosen.toggled("kind", "news")) == "/en/search/?q=crime"
    assert str(address.broad()) == "/en/search/?q=crime&words=some"
    assert str(chosen.bare()) == "/en/search/?q=crime"


def test_what_was_chosen_can_be_taken_away(library, client):
    response = client.get("/en/search/", {"q": "harbour", "kind": ["news", "topic"]})
    chips = {(chip.value.id, chip.url) for chip in response.context["chips"]}
    assert chips == {
        ("news", "/en/search/?q=harbour&kind=topic"),
        ("topic", "/en/search/?q=harbour&kind=news"),
    }


def test_a_page_beyond_the_end_leads_to_the_last(library, client):
    response = client.get("/en/search/", {"q": "harbour", "page": "400"})
    assert (response.status_code, response["Location"]) == (302, "/en/search/?q=harbour")


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%ff%fe",
        "q=" + "x+" * 20_000,
        "q=%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7&topic=%00",
        "topic=not-a-number&kind='%22&year=999999999999999999999",
        "&".join(f"topic={n}" for n in range(500)),
        "words=none&page=-5&size=3",
    ],
)
def test_no_address_is_too_strange(library, client, query):
    assert client.get(f"/en/search/?{query}").status_code == 200


def test_only_reading_is_allowed(library, client):
    assert client.post("/en/search/").status_code == 405


def test_the_whole_page_costs_few_queries(library, client, django_assert_max_num_queries):
    client.get("/en/search/", {"q": "harbour"})
    with django_assert_max_num_queries(25):
        client.get("/en/search/", {"q": "harbour", "kind": "news"})
