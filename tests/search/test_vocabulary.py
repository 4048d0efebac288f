"""What a work carries is known by its names, in every language that these are written in."""

import pytest
from django.urls import reverse

from pages.models import InstrumentPage, TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage
from search.indexing import document_of
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def treaty(site, settled):
    with settled():
        treaty = published(InstrumentPage, title="Convention on harbours", symbol="A/RES/9/1")
        translated(treaty, "fr", title="Convention sur les havres")
    return treaty


def search(client, text, language="fr"):
    return client.get(f"/{language}/search/", {"q": text}).context["search"]


def test_the_french_name_of_a_treaty_finds_an_english_work_that_carries_it(treaty, settled, client):
    with settled():
        published(NewsPage, title="Pilots meet", instruments=[treaty])
        published(NewsPage, title="Bakers meet")
    found = search(client, "sur les havres")
    assert [hit.title for hit in found.hits] == ["Convention sur les havres"]
    assert [(hit.title, hit.language) for hit in found.others] == [("Pilots meet", "en")]
    assert found.other_total == 1


def test_by_its_symbol_and_by_what_it_belongs_to(treaty, settled, client):
    with settled():
        article = published(InstrumentPage, title="Article 4", parent=treaty)
        published(NewsPage, title="Pilots meet", instruments=[article])
    for text in ("A/RES/9/1", "Convention harbours"):
        assert "Pilots meet" in [hit.title for hit in search(client, text, "en").hits]


def test_topics_and_partners_too(site, settled, client):
    with settled():
        topic = published(TopicPage, title="Seafaring")
        translated(topic, "ru", title="Мореплавание")
        partner = published(PartnerPage, title="Harbour Fund", acronym="HBF", topics=[topic])
        translated(partner, "ar", title="صندوق الموانئ")
    with settled():
        published(NewsPage, title="Pilots meet", topics=[topic])
    assert "Pilots meet" in [hit.title for hit in search(client, "мореплавание", "ru").others]
    assert "Harbour Fund" in [hit.title for hit in search(client, "мореплавание", "en").hits]


def test_a_name_that_is_changed_or_hidden_follows(treaty, settled):
    with settled():
        story = published(NewsPage, title="Pilots meet", instruments=[treaty])
    assert "Convention sur les havres" in document_of(story.translation_key).names
    with settled():
        treaty.title = "Treaty on ports"
        treaty.save_revision().publish()
    names = document_of(story.translation_key).names
    assert "Treaty on ports" in names
    assert "Convention on harbours" not in names
    with settled():
        treaty.unpublish()
    from search.models import SearchEntry

    assert "Treaty on ports" not in SearchEntry.objects.get(family=story.translation_key).names


def test_a_name_that_nobody_may_see_is_no_name(site, settled, client):
    with settled():
        secret = draft(TopicPage, title="Secretseafaring")
        story = published(NewsPage, title="Pilots meet", topics=[secret])
    assert not any("Secretseafaring" in name for name in document_of(story.translation_key).names)
    assert client.get(reverse("search"), {"q": "secretseafaring"}).context["search"].total == 0
