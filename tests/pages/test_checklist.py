"""What an editor is told before a page is published: each remark where it is due, and only there."""

import json
import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from pages.checking.checklist import checklist
from pages.checking.remarks import Level
from pages.models import BasePage, Document, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, NewsPartner, ResearchPage, Session, SideEventPage, Speaker
from publications.models.research import ResearchFile
from tests.factories import (
    draft,
    make_document,
    make_image,
    make_translator,
    published,
    story_of,
    translated,
)
from tests.factories.forms import form_of

pytestmark = pytest.mark.django_db


def said(page, level, *, by):
    """The sentences of one weight about a page's newest version."""
    found = checklist(page.get_latest_revision_as_object(), by=by)
    return [remark.sentence for remark in found.remarks if remark.level == level]


def blocking(page, by):
    return said(page, Level.BLOCKS, by=by)


def warning(page, by):
    return said(page, Level.WARNS, by=by)


def a_story(**fields):
    """A draft to which there is nothing to say."""
    topic = TopicPage.objects.first() or published(TopicPage)
    return draft(NewsPage, **{"summary": "What happened.", "topics": [topic]} | fields)


def with_blocks(*blocks):
    return a_story(story=story_of(*blocks))


@pytest.fixture(autouse=True)
def _frame(site):
    """Every test is about a site."""


def test_a_page_to_which_there_is_nothing_to_say(publisher):
    found = checklist(a_story().get_latest_revision_as_object(), by=publisher)
    assert (found.blocking, found.warning) == ([], [])
    assert found.in_words() == ["Nothing keeps it from being published."]


# --- what blocks ------------------------------------------------------


def test_the_gate_says_what_a_translation_lacks(publisher):
    french = translated(published(NewsPage, title="A way into six languages"), "fr")
    assert blocking(french, make_translator("fr")) == []
    assert blocking(french, publisher) == [
        "Publishing in French takes a reviser or the head of that language."
    ]


def test_a_quote_waits_for_its_words(publisher):
    story = with_blocks(("quote", {"person": None, "name": "Ann", "words": ""}))
    assert blocking(story, publisher) == ["“Text: Quote, What was said” is still empty."]
    anchors = [r.anchor for r in checklist(story, by=publisher).blocking]
    assert anchors == [f"story.{story.story[0].id}"]
    assert (
        blocking(
            with_blocks(("quote", {"person": None, "name": "Ann", "words": "Listen."})), publisher
        )
        == []
    )


def test_a_text_without_words_and_a_gallery_with_one_picture(publisher):
    picture = {"image": make_image().pk, "alt_text": "Nets on a beach"}
    story = with_blocks(("text", "<p></p>"), ("gallery", [picture]))
    assert blocking(story, publisher) == [
        "“Text: Text” is still empty.",
        "“Text: Gallery” takes at least 2.",
    ]
    assert (
        blocking(with_blocks(("text", "<p>Words.</p>"), ("gallery", [picture, picture])), publisher)
        == []
    )


def test_a_session_without_a_title(publisher):
    def event(title):
        page = draft(SideEventPage, summary="A meeting.", topics=[published(TopicPage)])
        page.sessions = [
            Session(title=title, starts_at=page.starts_at, ends_at=page.ends_at, locale=page.locale)
        ]
        page.save_revision(clean=False)
        return page

    assert blocking(event(""), publisher) == ["“Session: Title” is still empty."]
    assert blocking(event("Opening"), publisher) == []


def test_a_picture_in_the_text_without_words(publisher):
    picture = {"image": make_image().pk, "alt_text": "", "decorative": False}
    sentence = "A picture has no alternative text: say what it shows, or mark it decorative."
    assert blocking(with_blocks(("picture", picture)), publisher) == [sentence]
    assert blocking(with_blocks(("picture", picture | {"decorative": True})), publisher) == []


def test_a_lead_picture_without_words(publisher):
    story = a_story()
    story.image = make_image()
    story.save_revision(clean=False)
    assert blocking(story, publisher) == [
        "“Alternative text”: Say in words what the picture shows."
    ]


# --- what warns -------------------------------------------------------


def test_words_for_a_picture_that_are_only_its_name(publisher):
    image = make_image("Harbour at dawn")
    sentence = (
        "The alternative text “harbour-at-dawn” is the name of the picture, not what it shows."
    )
    for alt, expected in (("harbour-at-dawn", [sentence]), ("Boats before sunrise", [])):
        picture = {"image": image.pk, "alt_text": alt}
        assert warning(with_blocks(("picture", picture)), publisher) == expected
        assert warning(with_blocks(("gallery", [picture, picture])), publisher) == expected
        assert warning(a_story(image=image, image_alt=alt), publisher) == expected


def test_a_work_that_is_named_and_not_public(publisher):
    sentence = "1 work named here is not public yet, so nothing leads there: Coast Circle."
    for made, expected in ((draft, [sentence]), (published, [])):
        partner = made(PartnerPage, title="Coast Circle")
        row = NewsPartner(partner=partner, part="organizer")
        assert warning(a_story(partners=[row]), publisher) == expected
        link = f'<p><a linktype="page" id="{partner.pk}">them</a></p>'
        assert warning(with_blocks(("text", link)), publisher) == expected


def test_a_page_that_is_linked_and_does_not_exist(publisher):
    story = with_blocks(("text", '<p><a linktype="page" id="987654">gone</a></p>'))
    found = checklist(story, by=publisher).warning
    assert [remark.sentence for remark in found] == [
        "1 page that is named or linked here does not exist any more."
    ]
    assert [remark.anchor for remark in found] == [f"story.{story.story[0].id}"]


@pytest.mark.parametrize(
    ("address", "is_dead"),
    [
        ("http://testserver/en/news/no-such-story/", True),
        ("/en/news/no-such-story", True),
        ("/en/news/a-draft/", True),
        ("/no/such/thing", True),
        ("http://testserver/en/news/there/", False),
        ("/en/news/there", False),
        ("/en/news/there/?page=2#part", False),
        ("/en/", False),
        ("/en/search/?q=coast", False),
        ("/en/news/feed.atom", False),
        ("/sitemap.xml", False),
        ("https://example.org/en/news/no-such-story/", False),
        ("mailto:hub@example.org", False),
        ("#part", False),
    ],
)
def test_an_address_of_the_site_itself(address, is_dead, publisher):
    published(NewsPage, slug="there")
    draft(NewsPage, slug="a-draft")
    text = f'<p>See <a href="{address}">this</a>.</p>'
    sentence = f"The link to “{address}” leads to no page of this site."
    for block in (("text", text), ("callout", {"title": "How to join", "text": text})):
        assert warning(with_blocks(block), publisher) == [sentence] * is_dead


def test_an_old_address_that_leads_on(publisher):
    from wagtail.contrib.redirects.models import Redirect

    text = ("text", '<p><a href="/en/news/moved/">this</a></p>')
    assert len(warning(with_blocks(text), publisher)) == 1
    Redirect.objects.create(old_path="/en/news/moved", redirect_page=published(NewsPage))
    assert warning(with_blocks(text), publisher) == []


def test_a_story_from_the_future(publisher):
    tomorrow = timezone.localdate() + timedelta(days=2)
    sentence = "The story bears a date that is still to come."
    assert warning(a_story(date=tomorrow), publisher) == [sentence]
    assert warning(a_story(date=date(2026, 1, 2)), publisher) == []


def an_event(**fields):
    topics = [published(TopicPage)]
    return published(SideEventPage, **{"summary": "A meeting.", "topics": topics} | fields)


def test_an_event_that_moved(publisher):
    event = an_event()
    assert warning(event, publisher) == []
    before, event.starts_at = event.starts_at, event.starts_at + timedelta(hours=1)
    event.save_revision()
    sentence = (
        "The start has moved. Fill in the start before it was moved, so that readers are told."
    )
    assert warning(event, publisher) == [sentence]
    event.previous_starts_at = before
    event.save_revision()
    assert warning(event, publisher) == []


@pytest.mark.parametrize(("days", "is_told"), [(-30, True), (30, False)])
def test_an_event_that_was_postponed_and_has_no_new_date(days, is_told, publisher):
    starts = timezone.now() + timedelta(days=days)
    times = {"starts_at": starts, "ends_at": starts + timedelta(hours=1)}
    event = an_event(status="postponed", status_reason="The hall is closed.", **times)
    sentence = "It was postponed and its old date has passed: give the new one, or cancel it."
    assert warning(event, publisher) == [sentence] * is_told


def test_a_document_whose_file_is_missing(publisher):
    document = make_document("Agenda")
    story = with_blocks(("documents", [document.pk]))
    assert warning(story, publisher) == []
    document.file.storage.delete(document.file.name)
    assert warning(story, publisher) == ["The file of the document “Agenda” is missing."]


def test_a_document_that_was_deleted(publisher):
    document = make_document("Agenda")
    linked = with_blocks(("text", f'<p><a linktype="document" id="{document.pk}">it</a></p>'))
    listed = with_blocks(("documents", [document.pk]))
    assert warning(linked, publisher) + blocking(listed, publisher) == []
    Document.objects.all().delete()
    assert warning(linked, publisher) == ["A document that is named here was deleted."]
    assert blocking(listed, publisher) == ["“Text: Documents” is still empty."]


def test_a_document_that_stays_closed(publisher):
    inner = Collection.get_first_root_node().add_child(name="Members")
    research = draft(
        ResearchPage,
        summary="It says.",
        topics=[published(TopicPage)],
        files=[ResearchFile(language="en", document=make_document("Annex", collection=inner))],
    )
    assert warning(research, publisher) == []
    CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")
    sentence = "The document “Annex” stays closed: its collection is restricted."
    assert warning(research, publisher) == [sentence]


@pytest.mark.parametrize(("language", "is_told"), [("fr", True), ("en", False)])
def test_files_in_other_languages_only(language, is_told, publisher):
    research = draft(
        ResearchPage,
        summary="It says.",
        topics=[published(TopicPage)],
        files=[ResearchFile(language=language, document=make_document())],
    )
    sentence = "There is no file in the language of the page (English), but in: French."
    assert warning(research, publisher) == [sentence] * is_told


def test_no_summary_no_topic_and_a_long_title(publisher):
    assert warning(a_story(summary=""), publisher) == [
        "There is no summary: lists show the title alone."
    ]
    assert warning(a_story(topics=[]), publisher) == [
        "There is no topic: nobody who looks for one will find it."
    ]
    assert warning(a_story(title="t" * 110, slug="long"), publisher) == []
    assert warning(a_story(title="t" * 111, slug="longer"), publisher) == [
        "The title has 111 characters. Lists and search engines cut it after 110 or fewer."
    ]


def test_a_person_needs_no_topic(publisher):
    assert warning(draft(PersonPage, summary="Speaks."), publisher) == []


def test_the_languages_of_a_work(publisher):
    story = published(NewsPage, summary="What happened.", topics=[published(TopicPage)])
    translated(story, "fr")
    assert said(story, Level.TELLS, by=publisher) == [
        "Public and complete in: French.",
        "Not public yet in: Arabic, Spanish, Russian, Chinese.",
    ]
    assert warning(story, publisher) == []
    story.summary = "What happened since."
    story.save_revision().publish()
    assert warning(story, publisher) == ["Public, but behind this page: French."]
    french = NewsPage.objects.get(locale__language_code="fr")
    assert said(french, Level.TELLS, by=publisher) == []


# --- on the form ------------------------------------------------------


def test_the_form_shows_it_with_a_way_to_each_field(publisher, signed_in):
    story = a_story(summary="")
    html = signed_in(publisher).get(edit(story)).content.decode()
    ways = re.search(r'There is no summary: lists show the title alone. <a href="#([^"]+)"', html)
    # What its parts are called depends on the language in which the form was first asked for.
    assert re.search(
        rf'<section [^>]*id="{ways[1]}"[^>]*>.*?<textarea name="summary"', html, re.DOTALL
    )


def test_a_form_that_saves_itself_tells_it_anew(publisher, signed_in):
    story = a_story(summary="")
    form = form_of(story, summary="Now there is one.", title="t" * 120)
    answer = signed_in(publisher).post(edit(story), form, headers={"Accept": "application/json"})
    html = json.loads(answer.content)["html"]
    assert 'data-w-teleport-target-value="[data-checklist]"' in html
    assert "The title has 120 characters." in html
    assert "There is no summary" not in html


def test_a_new_page_that_saved_itself_tells_it_too(publisher, signed_in):
    story = a_story(summary="")
    html = signed_in(publisher).get(f"{edit(story)}?_w_hydrate_create_view=1").content.decode()
    assert 'data-w-teleport-target-value="[data-checklist]"' in html
    assert "There is no summary: lists show the title alone." in html


def test_a_refused_form_tells_of_the_draft_as_it_was_saved(publisher, signed_in):
    story = a_story(summary="")
    form = form_of(story, summary="Now there is one.", title="")
    html = signed_in(publisher).post(edit(story), form).content.decode()
    assert "There is no summary: lists show the title alone." in html


def test_a_page_that_was_never_saved(publisher, signed_in):
    parent = a_story().get_parent()
    address = reverse("wagtailadmin_pages:add", args=["publications", "newspage", parent.pk])
    html = signed_in(publisher).get(address).content.decode()
    assert "what is missing is told here once the draft is saved." in html


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if issubclass(model, BasePage)],
    ids=lambda model: model.__name__,
)
def test_every_type_of_page_has_it(model, publisher, signed_in, site):
    page = model.objects.filter(locale=site.locale).first() or draft(model)
    html = signed_in(publisher).get(edit(page)).content.decode()
    assert html.count("data-checklist>") == 1
    assert "other page" in html


def test_how_many_queries_it_takes(publisher):
    person = published(PersonPage)
    partners = [published(PartnerPage) for _ in range(4)]
    for count in (1, 4):
        event = an_event(organisations_present=partners[:count])
        event.speakers = [
            Speaker(person=person, role=f"Role {n}", locale=event.locale) for n in range(count)
        ]
        blocks = [("text", '<p><a href="/en/news/nowhere/">x</a></p>')] * count
        event.story = SideEventPage._meta.get_field("story").to_python(story_of(*blocks))
        event.save_revision()
        translated(event, "fr")
        page = event.get_latest_revision_as_object()
        with CaptureQueriesContext(connection) as taken:
            checklist(page, by=publisher)
        assert len(taken) <= 25, [query["sql"][:80] for query in taken.captured_queries]


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
