"""Ways on from a question without an answer."""

import pytest

from pages.models import TopicPage
from publications.models import NewsPage
from search.asking import elsewhere
from search.vocabulary import learn
from tests.factories import published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(site, settled):
    with settled():
        topic = published(TopicPage, title="Harbours")
        story = published(NewsPage, title="Harbour pilots", topics=[topic])
        published(NewsPage, title="Harbour lights")
        published(NewsPage, title="Lanterns", topics=[topic])
        translated(story, "ar", title="ميناء")
    learn()
    return topic


def ways(client, **asked):
    return client.get("/en/search/", asked, follow=True).context["ways"]


def test_what_was_found_needs_no_way_on(library, client):
    found = ways(client, q="pilots")
    assert (found.meant, found.topics, found.is_unanswered) == ("", [], False)
    assert not ways(client, q="").is_unanswered
    assert not ways(client, q="ميناء").is_unanswered


def test_a_slip_is_mended_and_leads_to_the_same_part_of_the_library(library, client):
    response = client.get("/en/search/", {"q": "harbour pilts", "kind": "news"})
    assert response.context["ways"].meant == "harbour pilots"
    html = response.content.decode()
    assert 'href="/en/search/?q=harbour+pilots&amp;kind=news"' in html
    assert client.get("/en/search/?q=harbour+pilots&kind=news").context["search"].total == 1


def test_what_is_offered_instead_is_escaped(library, client):
    html = client.get("/en/search/", {"q": "<b>pilts</b>"}).content.decode()
    assert "<b>pil" not in html


def test_topics_near_by_share_a_word(library, client):
    found = ways(client, q="harbour masters of nowhere")
    assert [(topic.title, topic.language) for topic in found.topics] == [("Harbours", "en")]
    assert found.topics[0].url == f"/en/topics/{library.slug}/"


def test_else_they_are_the_topics_of_what_was_found_in_part(library, client):
    [topic] = ways(client, q="lanterns zzzz").topics
    assert topic.title == "Harbours"
    assert client.get(topic.url).url == f"/en/topics/{library.slug}/"


def test_a_hidden_topic_is_not_near(library, client, settled):
    with settled():
        library.unpublish()
    assert ways(client, q="lanterns zzzz").topics == []
    assert ways(client, q="harbours zzzz").topics == []


def test_the_same_in_other_languages(library, settled):
    with settled():
        published(NewsPage, title="Only in English")
    assert [hit.title for hit in elsewhere("only english", "fr")] == ["Only in English"]
    assert elsewhere("only english", "en") == []
    assert elsewhere("only nowhere", "fr") == []


def test_more_with_some_of_the_words_keeps_what_narrows(library, client):
    response = client.get("/en/search/", {"q": "harbour pilots", "kind": "news"})
    assert (response.context["search"].total, response.context["search"].some) == (1, 1)
    assert response.context["broad_url"] == "/en/search/?q=harbour+pilots&kind=news&words=some"
    broad = client.get(response.context["broad_url"]).context["search"]
    assert {hit.title for hit in broad.hits} == {"Harbour pilots", "Harbour lights"}


@pytest.mark.parametrize("strange", ["\x00", "﷽ zz", '"' * 99, "zzzz " * 99, "-a", "〇〇〇"])
def test_any_question_gets_a_page(library, client, strange):
    assert client.get("/en/search/", {"q": strange}).status_code == 200
