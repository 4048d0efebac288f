"""Where a page is used is told before it is changed, unpublished or deleted."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from access.models import WorkSource
from pages.models import TopicPage
from pages.usage import usage_of
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, NewsPartner
from tests.factories import draft, make_person, make_translator, published, story_of, translated

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _frame(site):
    """Every test is about a site."""


def titles(page, by):
    return [use.title for use in usage_of(page, by=by).uses]


def test_every_way_of_naming_a_work_counts(publisher):
    partner, topic, person = published(PartnerPage), published(TopicPage), published(PersonPage)
    row = NewsPartner(partner=partner, part="organizer")
    link = f'<p><a linktype="page" id="{person.pk}">she</a></p>'
    story = published(
        NewsPage, title="All", partners=[row], topics=[topic], story=story_of(("text", link))
    )
    published(NewsPage, title="None of them")
    for named in (partner, topic, person):
        assert titles(named, publisher) == ["All"]
    assert usage_of(story, by=publisher).total == 0


def test_public_and_draft_in_words(publisher, signed_in):
    topic = published(TopicPage)
    published(NewsPage, title="Seen by all", topics=[topic])
    draft(NewsPage, title="Still written", topics=[topic])
    html = signed_in(publisher).get(edit(topic)).content.decode()
    assert "2 other pages name this one" in html
    plain = " ".join(html.split())
    assert "<bdi>Seen by all</bdi></a> (news story, public)" in plain
    assert "<bdi>Still written</bdi></a> (news story, not public)" in plain


def test_the_languages_of_a_work_are_asked_about_together(publisher):
    topic = published(TopicPage, title="Coasts")
    french = translated(topic, "fr")
    translated(published(NewsPage, title="In two languages", topics=[topic]), "fr")
    assert titles(topic, publisher) == ["In two languages"]
    assert titles(french, publisher) == ["In two languages"]


def test_titles_are_for_those_who_may_see_them(publisher):
    topic = published(TopicPage)
    published(NewsPage, title="Seen by all", topics=[topic])
    draft(NewsPage, title="Still secret", topics=[topic])
    for nobody in (make_translator("fr"), make_person()):
        usage = usage_of(topic, by=nobody)
        assert sorted(use.title for use in usage.uses) == ["", "Seen by all"]
        assert {use.edit_url for use in usage.uses} == {""}
    assert sorted(titles(topic, publisher)) == ["Seen by all", "Still secret"]


def test_ten_at_most_and_a_way_to_all(publisher):
    topic = published(TopicPage)
    for number in range(12):
        draft(NewsPage, title=f"Story {number}", topics=[topic])
    publisher.get_all_permissions()
    usage_of(topic, by=publisher)
    with CaptureQueriesContext(connection) as taken:
        usage = usage_of(topic, by=publisher)
    assert (usage.total, len(usage.uses), usage.more) == (12, 10, 2)
    assert usage.url == reverse("wagtailadmin_pages:usage", args=[topic.pk])
    assert len(taken) <= 12


def test_wagtails_own_view_and_confirmations_count_topics_too(admin, signed_in):
    topic = published(TopicPage)
    published(NewsPage, title="About coasts", topics=[topic])
    browser = signed_in(admin)
    for way in ("delete", "unpublish"):
        address = reverse(f"wagtailadmin_pages:{way}", args=[topic.pk])
        assert "referenced 1 time." in told(browser, address)
    assert "About coasts" in told(browser, reverse("wagtailadmin_pages:usage", args=[topic.pk]))


def test_the_index_is_rebuilt_for_what_was_there_before(publisher):
    from wagtail.models import ReferenceIndex

    topic = published(TopicPage)
    published(NewsPage, title="About coasts", topics=[topic])
    ReferenceIndex.objects.all().delete()
    assert titles(topic, publisher) == []
    call_command("rebuild_references_index", verbosity=0)
    assert titles(topic, publisher) == ["About coasts"]


def test_images_and_documents_have_wagtails_own_view(admin, signed_in):
    from tests.factories import make_document, make_image

    image, document = make_image(), make_document()
    browser = signed_in(admin)
    for name, thing in (("wagtailimages", image), ("wagtaildocs", document)):
        field = "image_usage" if name == "wagtailimages" else "document_usage"
        assert browser.get(reverse(f"{name}:{field}", args=[thing.pk])).status_code == 200


def test_a_work_counts_once_as_it_was_written(publisher):
    topic = published(TopicPage)
    story = published(NewsPage, topics=[topic])
    translated(story, "fr")
    assert usage_of(topic, by=publisher).total == 1
    assert WorkSource.objects.filter(page=story.pk).exists()


def told(browser, address):
    return " ".join(browser.get(address).content.decode().split())


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
