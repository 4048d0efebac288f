"""What somebody types into an address or a title comes back as words, never as code."""

import json
import re

import pytest

from pages.models import TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage, ResearchPage
from tests.factories import published, story_of
from tests.security.code import code_in

pytestmark = pytest.mark.django_db

ATTACKS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "{{ request }}{% debug %}",
    "\u2028alert(1)\u2029",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("parameter", ["q", "topic", "kind", "page", "words", "nothing"])
def test_a_search_says_its_question_as_words(site, client, attack, parameter):
    answer = client.get("/en/search/", {"q": "boats", parameter: attack})
    assert answer.status_code == 200
    assert code_in(answer.content.decode()) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_api_answers_in_json_and_nothing_else(site, client, attack):
    published(NewsPage, title=attack, summary="Found by harbour")
    for query in ({"q": attack}, {"q": "harbour"}, {"lang": attack}, {attack: "1"}):
        answer = client.get("/api/v1/search", query)
        assert answer.headers["Content-Type"].startswith("application/json")
        json.loads(answer.content)
        snippets = [row["snippet"] for row in answer.json().get("results", [])]
        assert code_in("".join(snippets)) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_address_that_is_not_there_says_nothing_of_itself(site, client, attack):
    for path in (f"/en/{attack}/", f"/{attack}", f"/en/news/{attack}/feed.atom"):
        answer = client.get(path)
        assert answer.status_code in (301, 404)
        assert code_in(answer.content.decode()) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_says_what_was_typed_as_words(site, client, attack):
    topic = published(TopicPage, title=attack)
    partner = published(PartnerPage, title=attack, acronym=attack[:40], other_names=[attack])
    story = story_of(
        ("heading", {"level": "2", "text": attack}),
        ("statistic", {"number": attack, "label": attack}),
        ("quote", {"person": None, "name": attack, "words": attack}),
        (
            "table",
            {
                "data": [[attack, "b"], ["c", attack]],
                "table_caption": attack,
                "table_header_choice": "row",
                "first_row_is_table_header": True,
                "first_col_is_header": False,
            },
        ),
    )
    work = published(ResearchPage, title=attack)
    # The form refuses such identifiers; what stands in an old database is shown all the same.
    ResearchPage.objects.filter(pk=work.pk).update(symbol=attack[:60], licence=attack[:40])
    pages = [
        topic,
        partner,
        work,
        published(
            NewsPage, title=attack, summary=attack, place=attack, story=story, topics=[topic]
        ),
    ]
    for page in pages:
        html = client.get(page.url).content.decode()
        assert code_in(html) == []
        for data in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL
        ):
            assert attack in json.dumps(json.loads(data), ensure_ascii=False).replace('\\"', '"')
    for path in ("/en/news/", "/en/", "/en/news/feed.atom", "/sitemap.xml"):
        assert code_in(client.get(path).content.decode()) == []


def test_a_line_end_in_an_address_writes_no_header(site, client):
    for path in (
        "/en/%0d%0aSet-Cookie:%20a=b/",
        "/%0d%0aX-Evil:%201",
        "/en/search/?q=%0d%0aX-Evil:1",
    ):
        answer = client.get(path)
        assert "X-Evil" not in answer.headers
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies
