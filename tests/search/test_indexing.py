"""From pages to documents: what anyone may see of a work, at this moment."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction

from pages.models import TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage, ResearchPage, SideEventPage
from search.documents import FacetTag
from search.indexing import document_of, documents_of
from search.searchable import kind_names
from tests.factories import draft, make_document, published, section, story_of, translated

pytestmark = pytest.mark.django_db


def languages(family):
    document = document_of(family)
    return [text.language for text in document.texts] if document else []


def test_a_story_is_found_by_what_it_says(site):
    story = published(
        NewsPage,
        title="Three strands",
        summary="One rope.",
        story=story_of(
            ("heading", {"level": "2", "text": "Voices"}), ("text", "<p>They <b>spoke</b>.</p>")
        ),
    )
    document = document_of(story.translation_key)
    [text] = document.texts
    assert (document.kind, document.date) == ("news", story.date)
    assert (text.language, text.title, text.summary, text.heads) == (
        "en",
        "Three strands",
        "One rope.",
        "Voices",
    )
    assert "They spoke" in text.body
    assert "<b>" not in text.body


def test_a_work_is_one_document_in_all_its_languages(site):
    story = published(NewsPage)
    translated(story, "fr")
    assert languages(story.translation_key) == ["en", "fr"]


def test_it_carries_its_kind_its_languages_its_year_and_its_topics_with_those_above(site):
    crime = published(TopicPage, title="Crime")
    cyber = published(TopicPage, parent=crime, title="Cybercrime")
    story = published(NewsPage, topics=[cyber])
    facets = document_of(story.translation_key).facets
    assert facets["kind"] == {"news"}
    assert facets["language"] == {"en"}
    assert facets["year"] == {str(story.date.year)}
    assert facets["topic"] == {str(crime.translation_key), str(cyber.translation_key)}


def test_it_says_who_did_what(site):
    partner = published(PartnerPage, title="Coast Circle")
    event = draft(SideEventPage)
    event.partners.create(partner=partner, part="organizer")
    event.save_revision().publish()
    document = document_of(event.translation_key)
    tag = FacetTag(facet="partner", value=str(partner.translation_key), part="organizer")
    assert tag in document.tags
    assert "Coast Circle" in document.names


@pytest.mark.parametrize(
    "state", ["draft", "unpublished", "expired", "scheduled", "restricted", "parent", "deleted"]
)
def test_what_nobody_may_see_is_a_tombstone(site, state):
    parent = published(TopicPage)
    page = (
        draft(TopicPage, parent=parent) if state == "draft" else published(TopicPage, parent=parent)
    )
    hour = timedelta(hours=1)
    match state:
        case "unpublished":
            page.unpublish()
        case "expired":
            Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - hour)
        case "scheduled":
            Page.objects.filter(pk=page.pk).update(go_live_at=timezone.now() + hour)
        case "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        case "parent":
            PageViewRestriction.objects.create(
                page=parent, restriction_type="password", password="x"
            )
        case "deleted":
            page.delete()
    assert document_of(page.translation_key) is None
    document = documents_of([page.translation_key])[page.translation_key]
    assert (document.visible, document.texts, document.all_tags) == (False, (), frozenset())


def test_a_translation_goes_with_its_source(site):
    story = published(NewsPage)
    translated(story, "fr")
    story.unpublish()
    assert languages(story.translation_key) == []


def test_a_hidden_translation_is_not_in_it(site):
    story = published(NewsPage)
    french = translated(story, "fr")
    PageViewRestriction.objects.create(page=french, restriction_type="login")
    assert languages(story.translation_key) == ["en"]


def test_an_unpublished_edit_is_not_in_it(site):
    story = published(NewsPage, title="Said")
    story.title = "Not yet said"
    story.save_revision()
    assert document_of(story.translation_key).texts[0].title == "Said"


def test_an_alias_says_nothing_of_its_own(site):
    story = published(NewsPage)
    french = translated(story, "fr")
    Page.objects.filter(pk=french.pk).update(alias_of=story)
    assert languages(story.translation_key) == ["en"]


def test_a_listing_is_not_found(site):
    assert document_of(section(NewsPage).translation_key) is None


def test_it_knows_when_it_ends(site):
    end = timezone.now() + timedelta(days=2)
    story = published(NewsPage)
    french = translated(story, "fr")
    assert document_of(story.translation_key).visible_until is None
    Page.objects.filter(pk=french.pk).update(expire_at=end)
    assert document_of(story.translation_key).visible_until is None
    Page.objects.filter(pk=story.pk).update(expire_at=end - timedelta(days=1))
    assert document_of(story.translation_key).visible_until == end - timedelta(days=1)


def test_its_files_are_named_with_their_hash_and_how_far_they_are_read(site):
    work = draft(ResearchPage)
    document = make_document("A report")
    work.files.create(language="fr", document=document)
    work.save_revision().publish()
    [file] = document_of(work.translation_key).files
    assert (file.document, file.language, file.state) == (document.pk, "fr", "waiting")
    assert file.file_hash
    assert file.url.startswith(f"/files/{work.translation_key}/fr/")


def test_many_works_cost_hardly_more_queries_than_one(site, django_assert_max_num_queries):
    families = [published(NewsPage).translation_key for _number in range(5)]
    document_of(families[0])
    with django_assert_max_num_queries(40):
        assert len(documents_of(families)) == 5


def test_kinds_have_short_names_in_the_reader_s_language():
    names = kind_names()
    assert (names["news"], names["event"], names["research"]) == ("News", "Side event", "Research")
    with override("ru"):
        assert kind_names()["news"] == "Новости"
