"""The library for programs."""

from urllib.parse import urlencode

import pytest
from wagtail.models import Page

from pages.models import TopicPage
from publications.models import NewsPage
from search.forms import LONGEST_VALUE, MOST_CHOSEN
from tests.factories import published, story_of, translated
from tests.project import ROOT
from tools.demo import server

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/search"


@pytest.fixture
def library(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        topic = published(TopicPage, title="Harbours")
        story = published(
            NewsPage,
            title="Harbour pilots",
            topics=[topic],
            story=story_of(("text", "<p>Tides & ropes</p>")),
        )
        translated(story, "fr", title="Pilotes du port")
        published(NewsPage, title="Harbour masters")
    return story


def test_a_work_is_an_object_with_a_permanent_id(library, client):
    answer = client.get(ADDRESS, {"q": "pilots tides"}).json()
    assert answer["results"] == [
        {
            "id": str(library.translation_key),
            "kind": "news",
            "slug": library.slug,
            "title": "Harbour pilots",
            "url": f"http://testserver/en/news/{library.slug}/",
            "language": "en",
            "languages": ["en", "fr"],
            "date": library.date.isoformat(),
            "snippet": "<mark>Tides</mark> &amp; ropes",
        }
    ]
    assert (answer["total"], answer["tier"], answer["page"], answer["size"]) == (1, "all", 1, 20)


def test_other_languages_hold_the_same_objects(library, client):
    answer = client.get(ADDRESS, {"q": "harbour", "lang": "fr"}).json()
    assert [work["title"] for work in answer["results"]] == ["Pilotes du port"]
    [other] = [work for work in answer["other_languages"] if work["kind"] == "news"]
    assert (other["title"], other["language"]) == ("Harbour masters", "en")
    assert other.keys() == answer["results"][0].keys()
    assert answer["other_languages_total"] == 2


def test_facets_have_labels_counts_and_what_is_chosen(library, client):
    topic = TopicPage.objects.get(title="Harbours")
    answer = client.get(ADDRESS, {"topic": str(topic.translation_key)}).json()
    assert answer["facets"]["topic"] == [
        {
            "id": str(topic.translation_key),
            "label": "Harbours",
            "count": 2,
            "selected": True,
            "wider": "",
        }
    ]
    assert {value["id"]: value["count"] for value in answer["facets"]["kind"]} == {
        "news": 1,
        "topic": 1,
    }


def test_a_repeated_parameter_means_any_of_them(library, client):
    both = client.get(ADDRESS + "?kind=news&kind=topic").json()
    assert both["total"] == 3
    assert client.get(ADDRESS + "?kind=news").json()["total"] == 2


def test_pages_and_sizes(library, client):
    first = client.get(ADDRESS, {"q": "harbour", "size": 2}).json()
    second = client.get(ADDRESS, {"q": "harbour", "size": 2, "page": 2}).json()
    assert [len(first["results"]), len(second["results"])] == [2, 1]
    assert client.get(ADDRESS, {"page": 200, "size": 50}).json()["results"] == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            "topics=x",
            "topics: there is no such parameter. There are: q, lang, page, size, from, to, words, sort, kind",
        ),
        ("lang=xx", "lang: there is no such language. There are: ar, zh-hans, en, fr, ru, es."),
        ("size=51", "size: Input should be less than or equal to 50."),
        ("page=0", "page: Input should be greater than or equal to 1."),
        ("page=x", "page: Input should be a valid integer"),
        ("page=201&size=50", "page: page × size is at most 10000."),
    ],
)
def test_what_it_does_not_know_it_refuses_with_a_sentence(library, client, query, sentence):
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 422
    assert response.json()["detail"].startswith(sentence)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("partner", "x" * (LONGEST_VALUE + 1)),
        ("topic", "\x00"),
        ("kind", "\u200b"),
        ("year", ""),
        ("person", "x" + " " * LONGEST_VALUE),
    ],
    ids=["too long", "control", "invisible", "empty", "padded"],
)
@pytest.mark.parametrize("others", [[], ["news"]], ids=["alone", "beside another"])
def test_a_value_that_would_be_left_out_is_refused(library, client, name, value, others):
    response = client.get(ADDRESS, {name: [*others, value]})
    assert response.status_code == 422
    assert response.json() == {
        "detail": f"{name}: give each value 1 to 64 visible characters, or leave {name} out."
    }


def test_more_values_than_are_read_are_refused(library, client):
    bad = [f"bad-{number}" for number in range(MOST_CHOSEN)]
    response = client.get(ADDRESS, {"kind": [*bad, "news"]})
    assert response.status_code == 422
    assert response.json() == {"detail": "kind: give at most 20 values."}
    assert client.get(ADDRESS, {"kind": [*bad[1:], "news"]}).json()["total"] == 2


def test_the_longest_value_and_one_that_nothing_has_find_nothing(library, client):
    for value in ("x" * LONGEST_VALUE, "\u2603"):
        response = client.get(ADDRESS, {"partner": value})
        assert (response.status_code, response.json()["total"]) == (200, 0)


def test_the_page_of_results_still_leaves_out_what_makes_no_sense(library, client):
    many = [("kind", "bad")] * (MOST_CHOSEN + 1)
    asked = urlencode([*many, ("topic", "\x00"), ("partner", "x" * (LONGEST_VALUE + 1))])
    assert client.get(f"/en/search/?{asked}").status_code == 200


@pytest.mark.parametrize("query", ["q=%00%ff", "q=" + "x+" * 9_000, "kind=x&topic=%F0%9F%91%A9"])
def test_any_text_gets_an_answer(library, client, query):
    assert client.get(f"{ADDRESS}?{query}").status_code == 200


def test_what_is_hidden_is_hidden_here_too(library, client):
    Page.objects.filter(pk=library.pk).update(live=False)
    assert client.get(ADDRESS, {"q": "pilots"}).json()["results"] == []
    assert client.get(ADDRESS, {"q": "pilots", "lang": "fr"}).json()["results"] == []


@pytest.mark.parametrize("path", ["", "nothing", "search/", "docs", "a/b/c"])
def test_an_address_that_is_not_there_says_so_in_json(site, client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 404
    assert response.json() == {
        "detail": "There is nothing here. What there is: /api/v1/openapi.json"
    }


def test_it_describes_itself(site, client):
    description = client.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    operation = description["paths"]["/api/v1/search"]["get"]
    assert operation["operationId"] == "search"
    parameters = {parameter["name"]: parameter["schema"] for parameter in operation["parameters"]}
    assert list(parameters)[:4] == ["q", "lang", "page", "size"]
    assert {"kind", "topic", "partner", "instrument", "language"} <= set(parameters)
    assert parameters["lang"]["enum"] == ["ar", "zh-hans", "en", "fr", "ru", "es"]
    assert parameters["topic"]["type"] == "array"


def test_it_describes_how_many_values_it_takes_and_how_long(site, client):
    description = client.get("/api/v1/openapi.json").json()
    operation = description["paths"]["/api/v1/search"]["get"]
    parameters = {parameter["name"]: parameter["schema"] for parameter in operation["parameters"]}
    for name in ("kind", "topic", "year"):
        assert parameters[name]["maxItems"] == MOST_CHOSEN
        items = parameters[name]["items"]
        assert (items["type"], items["minLength"], items["maxLength"]) == (
            "string",
            1,
            LONGEST_VALUE,
        )


def test_long_addresses_reach_it():
    option = "--limit-request-line=8190"
    assert option in server(8000).command
    assert f'"{option}"' in (ROOT / "Dockerfile").read_text()


def test_it_needs_no_session(library, client):
    response = client.get(ADDRESS)
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_who_asks_for_the_head_alone_gets_it(site, client):
    head = client.head("/api/v1/search?q=nets")
    assert (head.status_code, head.content) == (200, b"")
    assert client.head("/api/v1/search?bogus=1").status_code == 422
    assert "head" not in client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/search"]
