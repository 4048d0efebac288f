"""The page of results: its address, its links, what robots may do with it."""

import re
import uuid
from html import unescape

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.html import escape

from pages.models import TopicPage
from publications.models import NewsPage
from search.addresses import Address
from search.forms import address_of
from search.groups import MOST_REACHABLE, FacetGroup, FacetValue
from search.outbox import settle_rest
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


def test_a_form_as_it_is_sent_leads_to_the_one_address(library, client):
    sent = "q=&all=partner&find_partner=+Bank&find_person=&kind=news&from=2026&to=&sort=next"
    response = client.get(f"/en/search/?{sent}")
    assert (response.status_code, response["Location"]) == (
        302,
        "/en/search/?kind=news&from=2026-01-01&sort=next&all=partner&find=Bank",
    )
    assert client.get(response["Location"]).status_code == 200


def test_an_order_that_is_usual_or_unknown_is_left_out(library, client):
    for query, sort in (
        ("sort=newest", ""),
        ("q=x&sort=newest", "newest"),
        ("q=x&sort=best", ""),
        ("sort=next", "next"),
        ("sort=title", ""),
    ):
        assert address_of("/", QueryDict(query)).sort == sort


def test_days_narrow_and_are_taken_away(library, client):
    NewsPage.objects.update(date="2026-03-15")
    NewsPage.objects.get(locale__language_code="en").save_revision().publish()
    settle_rest()
    response = client.get("/en/search/", {"kind": "news", "from": "2026-03-15", "to": "2026-03"})
    assert [hit.title for hit in response.context["search"].hits] == ["Harbour pilots"]
    chips = {chip.value.label: chip.url for chip in response.context["chips"]}
    assert chips["15 March 2026 – 31 March 2026"] == "/en/search/?kind=news"
    none = client.get("/en/search/", {"kind": "news", "from": "2026-03-16"})
    assert none.context["search"].total == 0


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        ("15/3/2026", "2026-04-01", "The first day is not a date."),
        ("2026-04-01", "soon <b>", "The last day is not a date."),
        ("2026-04-02", "2026-04-01", "The first day is after the last one."),
    ],
)
def test_days_that_are_none_are_told_and_nothing_is_lost(library, client, since, until, sentence):
    query = {"q": "pilots", "kind": "news", "from": since, "to": until, "sort": "newest"}
    response = client.get("/en/search/", query)
    assert [hit.title for hit in response.context["search"].hits] == ["Harbour pilots"]
    html = response.content.decode()
    assert html.count(sentence) == 2
    for typed in (since, until):
        assert f'type="text" value="{escape(typed)}" aria-invalid="true"' in html
    assert 'name="sort" value="newest"' in html
    assert re.search(r'name="kind" value="news" checked', html)


def test_days_stay_in_their_fields_though_nothing_is_found(library, client):
    html = client.get("/en/search/", {"q": "zebra", "from": "soon"}).content.decode()
    assert 'href="#facet-days"' in html
    assert '<details class="facets__group" id="facet-days" open>' in html
    assert 'name="from" type="text" value="soon"' in html


def test_pages_keep_everything(site, settled, client):
    with settled():
        for number in range(25):
            published(NewsPage, title=f"Harbour {number}")
    query = "q=harbour&kind=news&from=2001-01-01&sort=newest&all=partner"
    html = client.get(f"/en/search/?{query}").content.decode()
    assert escape(f"?{query}&page=2") in html
    second = client.get(f"/en/search/?{query}&page=2")
    assert len(second.context["search"].hits) == 5


def test_robots_follow_nothing_that_narrows_or_takes_away(library, client):
    html = client.get("/en/search/", {"kind": "news", "from": "2001"}).content.decode()
    links = re.findall(r"<a [^>]*href=\"/en/search/[^\"]*[?.][^\"]*\"[^>]*>", html)
    ours = [link for link in links if "language-name" not in link]
    assert len(ours) >= 7
    assert [link for link in ours if 'rel="nofollow"' not in link] == []


def test_what_is_taken_away_is_what_one_sees(library, client):
    query = "q=harbour&kind=news&from=2001-01-01&sort=newest"
    html = client.get(f"/en/search/?{query}").content.decode()
    for name, works in (
        ("feed.atom", "q=harbour&kind=news&from=2001-01-01"),
        ("works.csv", query),
        ("works.ris", query),
    ):
        address = f"/en/search/{name}?{works}"
        assert escape(address) in html
        assert client.get(address).status_code == 200
    assert "calendar.ics" not in html
    [call] = re.findall(r'id="api-call"[^>]* value="([^"]+)"', html)
    answer = client.get(unescape(call)).json()
    assert [work["title"] for work in answer["results"]] == ["Harbour pilots"]


def test_a_page_with_the_longest_facet_open_stays_small(library, client):
    values = tuple(
        FacetValue(
            id=str(uuid.uuid4()),
            label=f"Partner number {number} of a very long list",
            language="en",
            count=number,
            is_selected=False,
        )
        for number in range(MOST_REACHABLE)
    )
    group = FacetGroup(name="partner", label="Partner", roots=values, total=MOST_REACHABLE)
    address = Address(path="/en/search/", opened="partner")
    context = {"group": group, "address": address, "language": "en", "place": 1}
    longest = render_to_string("components/facet-group.html", context)
    assert longest.count("<label") == MOST_REACHABLE
    assert len(longest) < 55_000
    assert len(client.get("/en/search/").content) < 25_000


def test_only_reading_is_allowed(library, client):
    assert client.post("/en/search/").status_code == 405


def test_the_whole_page_costs_few_queries(library, client, django_assert_max_num_queries):
    client.get("/en/search/", {"q": "harbour"})
    with django_assert_max_num_queries(25):
        client.get("/en/search/", {"q": "harbour", "kind": "news"})
