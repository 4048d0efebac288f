"""What stands in the site after a load is what Wagtail and wagtail-localize would have left there."""

import json
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import F
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail_localize.models import (
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from access.files import is_open
from access.models import WorkSource
from access.visibility import visible
from content.loading.names import key_of
from content.loading.rows import content_of
from home.models import HomePage, StandardPage
from pages.models import Document, Image, InstrumentPage, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, ProjectPage, ResearchPage, SideEventPage
from search.models import SearchEntry
from translation import engine, gate
from translation.models import IndependentTranslation

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("library"),
    pytest.mark.xdist_group("library"),
]

EVENT = key_of("events/integrated-approach-to-countering-organized-crime")
STORY = key_of("news/multi-stakeholder-partnerships-against-organized-crime")
DRAFT = key_of("news/a-street-in-six-pictures-we-did-not-take")
WITHOUT_RUSSIAN = key_of("news/ask-at-the-counter")
KINDS = [
    NewsPage,
    SideEventPage,
    ResearchPage,
    ProjectPage,
    PartnerPage,
    PersonPage,
    InstrumentPage,
    TopicPage,
    StandardPage,
]


def page_of(family: Any, language: str = "en") -> Any:
    return Page.objects.get(translation_key=family, locale__language_code=language).specific


def a_few_sources() -> list[TranslationSource]:
    """Two works of each kind, the central ones among them."""
    keys = {EVENT, STORY}
    for model in KINDS:
        pages = model.objects.filter(locale__language_code="en").order_by("pk")
        keys |= set(pages.values_list("translation_key", flat=True)[:2])
    return list(TranslationSource.objects.filter(object__in=keys))


def test_every_work_is_loaded_and_nothing_is_refused(library):
    assert library.failures == []
    assert library.notes == []
    assert (library.works, library.pages) == (100, 599)


# --- the tree ---------------------------------------------------------


def test_the_tree_has_no_fault():
    assert Page.find_problems() == ([], [], [], [], [])


def test_every_address_is_that_of_the_parent_and_the_slug():
    pages = {page.path: page for page in Page.objects.all()}
    wrong = [
        page.url_path
        for page in pages.values()
        if page.depth > 1 and page.url_path != f"{pages[page.path[:-4]].url_path}{page.slug}/"
    ]
    assert wrong == []


def test_instruments_and_topics_stand_under_their_parents():
    article = page_of(key_of("instruments/untoc-article-18"), "fr")
    assert article.url_path == "/home-fr/instruments/untoc/untoc-article-18/"
    topic = page_of(key_of("topics/cybercrime"), "zh-hans")
    assert topic.url_path == "/home-zh-hans/topics/organized-crime/cybercrime/"


def test_every_work_has_its_source_recorded():
    loaded = TranslationSource.objects.values_list("object_id", flat=True)
    sources = WorkSource.objects.filter(page__locale__language_code="en")
    recorded = set(sources.values_list("translation_key", flat=True))
    assert set(loaded) - recorded == set()


# --- what is public ---------------------------------------------------


def test_every_page_but_the_draft_is_public_in_its_newest_version():
    pages = Page.objects.filter(depth__gt=3)
    drafts = pages.filter(live=False)
    assert [(page.translation_key, page.locale.language_code) for page in drafts] == [(DRAFT, "ar")]
    live = pages.filter(live=True)
    assert not live.exclude(live_revision=F("latest_revision")).exists()
    assert not live.filter(has_unpublished_changes=True).exists()
    assert visible(live).count() == live.count()


def test_the_gate_is_open_for_every_page_that_is_public():
    for family in (EVENT, STORY):
        for page in Page.objects.filter(translation_key=family):
            assert gate.refusals(page.specific) == []


def test_the_draft_says_what_it_has_and_the_source_for_the_rest():
    draft, source = page_of(DRAFT, "ar"), page_of(DRAFT)
    assert draft.has_unpublished_changes
    assert draft.title == "شارع في ست صور لم نلتقطها"
    assert draft.story[1].value["text"] == "الصورة الأولى"
    assert draft.story[7].value["text"] == source.story[7].value["text"] == "Fourth picture"
    translation = Translation.objects.get(source__object=DRAFT, target_locale=draft.locale)
    total, done = translation.get_progress()
    assert 0 < done < total
    assert gate.refusals(draft) != []


def test_a_text_that_is_missing_has_no_page_and_no_translation():
    assert not Page.objects.filter(
        translation_key=WITHOUT_RUSSIAN, locale__language_code="ru"
    ).exists()
    languages = Translation.objects.filter(source__object=WITHOUT_RUSSIAN)
    assert sorted(t.target_locale.language_code for t in languages) == ["ar", "es", "fr", "zh-hans"]


def test_the_front_pages_are_translations_of_one_another_and_keep_their_addresses():
    english = HomePage.objects.get(locale__language_code="en")
    french = HomePage.objects.get(locale__language_code="fr")
    assert (english.slug, french.slug) == ("home", "home-fr")
    assert french.story[0].value.source.startswith("<p>La criminalité organisée")
    assert not IndependentTranslation.objects.filter(page=french).exists()
    assert gate.refusals(french) == []


def test_visitors_find_every_work():
    found = SearchEntry.objects.filter(visible=True)
    assert found.count() == 99  # all but the front page
    assert found.get(family=EVENT).kind == "event"


def test_files_are_stored_once_and_open_with_their_pages():
    assert (Image.objects.count(), Document.objects.count()) == (60, 25)
    report = page_of(key_of("research/listening-first"))
    rows = {row.language: row for row in report.file_set()}
    assert sorted(rows) == ["ar", "en", "es", "fr"]
    assert (rows["en"].pages, rows["ar"].pages) == (7, 8)
    assert rows["fr"].document.title == "Écouter d’abord"
    assert is_open(rows["fr"].document)
    assert is_open(report.image)
    assert report.image.get_focal_point() is None
    assert report.image.credit == "Plenary"


# --- what a page says -------------------------------------------------


def test_an_event_says_when_where_and_who():
    event = page_of(EVENT)
    assert event.begins.isoformat() == "2021-05-24T14:00:00+02:00"
    assert [speaker.name for speaker in event.lineup()][-1] == "Christine Cline"
    assert event.speakers.last().moderates
    assert event.speakers.first().standing == (
        "Acting Assistant Secretary, Bureau of International Narcotics and Law Enforcement Affairs"
        " (INL)"
    )
    assert {row.part: row.partner.slug for row in event.partners.all()} == {
        "organizer": "unodc-civil-society-unit",
        "supporter": "ngo-alliance-on-crime-prevention-and-criminal-justice",
    }
    assert event.organisations_present.count() == 5
    assert {topic.slug for topic in event.topics.all()} >= {"organized-crime", "corruption"}
    assert event.topics.count() == 7
    assert event.countries == ["AT"]
    assert event.attendance == 80


def test_a_translation_has_its_own_words_and_the_source_s_facts():
    english, arabic = page_of(EVENT), page_of(EVENT, "ar")
    assert arabic.starts_at == english.starts_at
    assert [row.person_id for row in arabic.speakers.all()] == [
        row.person_id for row in english.speakers.all()
    ]
    assert arabic.speakers.first().role == "مساعد الوزير بالنيابة"
    assert set(arabic.topics.all()) == set(english.topics.all())
    assert [row.partner_id for row in arabic.partners.all()] == [
        row.partner_id for row in english.partners.all()
    ]


def test_sessions_name_their_speakers_in_every_language():
    event = page_of(key_of("events/open-data-for-local-journalists"), "ru")
    names = [speaker.person.slug for session in event.programme for speaker in session.lineup()]
    assert names == [
        "oulaye-marchfield",
        "nyokabi-ternwood",
        "teodor-lanternby",
        "nyokabi-ternwood",
    ]


def test_links_lead_to_the_page_of_the_source():
    event = page_of(EVENT)
    texts = [b.value.source for b in page_of(STORY, "ar").story if b.block_type == "text"]
    assert f'<a id="{event.pk}" linktype="page">' in texts[0]


def test_a_table_is_translated_cell_by_cell():
    page = page_of(key_of("news/two-years-of-forest-radio-in-numbers"), "ar")
    (table,) = [block.value for block in page.story if block.block_type == "table"]
    assert table["data"][0] == ["موضوع البلاغ", "2024", "2025"]
    assert table["data"][1] == ["أشراك وفخاخ", "812", "701"]


# --- what wagtail-localize would have left ----------------------------


def test_every_translation_is_complete_but_that_of_the_draft():
    unfinished = [
        (t.source.object_id, t.target_locale.language_code)
        for t in Translation.objects.select_related("source", "target_locale")
        if len(set(t.get_progress())) > 1
    ]
    assert unfinished == [(DRAFT, "ar")]
    assert Translation.objects.count() == 499
    assert not StringTranslation.objects.filter(has_error=True).exists()


def test_sources_are_what_the_pages_are():
    for source in a_few_sources():
        _source, is_new = TranslationSource.update_or_create_from_instance(
            source.get_source_instance()
        )
        assert not is_new, source.object_repr


def rows_of(source: TranslationSource) -> Any:
    contexts = TranslationContext.objects.filter(object=source.object_id)
    return (
        sorted(source.stringsegment_set.values_list("id", "context", "order", "string", "attrs")),
        sorted(source.templatesegment_set.values_list("id", "context", "order", "template")),
        sorted(source.overridablesegment_set.values_list("id", "context", "order", "data_json")),
        sorted(source.relatedobjectsegment_set.values_list("id", "context", "order")),
        sorted(contexts.values_list("id", "path", "field_path")),
    )


def test_the_original_refresh_changes_no_row():
    for source in a_few_sources():
        before = rows_of(source)
        engine.stock_refresh_segments(source)
        assert rows_of(source) == before, source.object_repr


def content_without_numbers(page: Page) -> Any:
    """What a page says; rows without a key of their own have new numbers in an unsaved copy."""
    data = json.loads(content_of(page))
    for rows in data.values():
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict) and "sort_order" in row:
                row.pop("pk")
    return data


def test_every_target_is_what_wagtail_localize_would_build():
    for source in a_few_sources():
        for translation in source.translations.exclude(source__object=DRAFT):
            live = source.get_translated_instance(translation.target_locale)
            built = source.get_ephemeral_translated_instance(translation.target_locale)
            assert content_without_numbers(built) == content_without_numbers(live)


# --- what Wagtail would have left -------------------------------------


def references() -> set[tuple[Any, ...]]:
    names = ("content_type", "object_id", "to_content_type", "to_object_id", "model_path")
    return set(ReferenceIndex.objects.values_list(*names, "content_path", "content_path_hash"))


def test_the_reference_index_is_the_same_when_it_is_built_again():
    before = references()
    call_command("rebuild_references_index", verbosity=0)
    assert references() == before


def test_every_revision_is_the_page_as_it_stands():
    for model in KINDS:
        for page in model.objects.filter(live=True)[:12]:
            revision = page.get_latest_revision_as_object()
            assert content_of(revision) == content_of(page)


def test_the_history_of_a_page_tells_of_its_creation_and_publication():
    event = page_of(EVENT, "fr")
    entries = PageLogEntry.objects.filter(page=event.pk).order_by("timestamp")
    assert [entry.action for entry in entries] == ["wagtail.create", "wagtail.publish"]
    assert entries[1].revision == Revision.objects.get(pk=event.live_revision_id)


@pytest.mark.parametrize("model", KINDS)
def test_the_editors_of_wagtail_open_every_kind_of_page(model, admin, signed_in):
    browser = signed_in(admin)
    source = model.objects.filter(locale__language_code="en").first()
    target = model.objects.get(translation_key=source.translation_key, locale__language_code="fr")
    for address in (
        f"/admin/pages/{source.pk}/edit/",
        f"/admin/pages/{source.pk}/history/",
        f"/admin/pages/{source.pk}/usage/",
        f"/admin/pages/{target.pk}/edit/",
        f"/admin/pages/{source.get_parent().pk}/",
    ):
        assert browser.get(address).status_code == 200, address


def test_the_editor_of_translations_opens_the_draft_and_the_front_page(admin, signed_in):
    browser = signed_in(admin)
    french = HomePage.objects.get(locale__language_code="fr")
    for page in (page_of(DRAFT, "ar"), french):
        answer = browser.get(f"/admin/pages/{page.pk}/edit/")
        assert answer.status_code == 200
        assert "data-props" in answer.content.decode()


def test_a_source_can_be_saved_again_as_it_is(admin):
    """What the loader wrote passes every rule of the page's own."""
    for model in KINDS:
        page = model.objects.filter(locale__language_code="en").first()
        page.full_clean()
        revision = page.save_revision(user=admin)
        assert content_of(revision.as_object()) == content_of(page)
