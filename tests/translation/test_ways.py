"""
Every way by which a page becomes public, tried with words that nobody has translated yet.

A way is a function of one French page. It may be refused or may write a draft; never may the word
UNREVIEWED stand on a live French page afterwards.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object, translate_page_subtree
from wagtail_localize.synctree import synchronize_tree

from publications.models import NewsPage
from tests.factories import make_person, section
from tests.translation.conftest import a_story, translate
from translation.gate import GateClosed
from translation.models import IndependentTranslation
from translation.publishing import begin_translation, publish_translation, save_draft

UNREVIEWED = "UNREVIEWED words about partners."

type Way = Callable[[NewsPage, Client], object]
WAYS: dict[str, Way] = {}


def way(act: Way) -> Way:
    WAYS[act.__name__.replace("_", " ")] = act
    return act


def leaks() -> list[str]:
    """Titles of live French pages that show what nobody has translated."""
    live = NewsPage.objects.filter(locale__language_code="fr", live=True)
    return [page.title for page in live if "UNREVIEWED" in page.summary]


@pytest.fixture(scope="module")
def stages(django_db_setup, django_db_blocker) -> Iterator[dict[str, int]]:
    """The two pages on which each way is tried: made once, in a transaction around all these tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        french = Locale.objects.get(language_code="fr")
        yield {"draft": draft_page(french).pk, "live": live_page(french).pk}
        transaction.set_rollback(True)


def draft_page(french: Locale) -> NewsPage:
    """A French draft that has never been public."""
    return begin_translation(a_story(summary=UNREVIEWED), french, by=None)


def live_page(french: Locale) -> NewsPage:
    """A French page that is public, and a newer English one whose summary nobody has translated."""
    story = a_story(slug="behind")
    begin_translation(story, french, by=None)
    translate(story, french)
    page = publish_translation(story, french, by=None)
    story.summary = UNREVIEWED
    story.save_revision().publish()
    save_draft(source_of(page), french, by=None)
    return page


def original(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(translation_key=page.translation_key, locale__language_code="en")


def source_of(page: NewsPage) -> TranslationSource:
    return TranslationSource.objects.get(object_id=page.translation_key)


def translation_of(page: NewsPage) -> Translation:
    return Translation.objects.get(source=source_of(page), target_locale=page.locale)


def edit(page: NewsPage, browser: Client, **data: str) -> object:
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


@pytest.mark.parametrize("state", ["draft", "live"])
@pytest.mark.parametrize("name", WAYS)
def test_no_way_leads_past_the_gate(name, state, stages, db):
    page = NewsPage.objects.get(pk=stages[state])
    browser = Client()
    browser.force_login(make_person(is_superuser=True))
    before = NewsPage.objects.get(pk=page.pk).summary
    with suppress(GateClosed):
        answer = WAYS[name](page, browser)
        assert getattr(answer, "status_code", 200) in (200, 302, 405)
    assert leaks() == []
    left = NewsPage.objects.filter(pk=page.pk, live=True).values_list("summary", flat=True)
    assert set(left) <= {before}


# --- Wagtail's editor -------------------------------------------------


@way
def the_translation_editor_publishes(page, browser):
    return edit(page, browser, action="publish")


@way
def the_page_editor_publishes(page, browser):
    return edit(page, browser, **{"action-publish": "1", "title": page.title})


@way
def several_are_published_at_once(page, browser):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return browser.post(f"{address}?id={page.pk}&next=/admin/", {"include_descendants": ""})


@way
def a_section_is_published_with_all_below(page, browser):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return browser.post(
        f"{address}?id={page.get_parent().pk}&next=/admin/", {"include_descendants": "on"}
    )


@way
def the_last_reviewer_approves(page, browser):
    page.get_workflow().start(NewsPage.objects.get(pk=page.pk), make_person())
    task = NewsPage.objects.get(pk=page.pk).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    return browser.post(address, {"comment": "Fine."})


@way
def it_is_copied_and_the_copy_published(page, browser):
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    return browser.post(address, data)


@way
def it_is_unlocked(page, browser):
    Page.objects.filter(pk=page.pk).update(locked=True)
    return browser.post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))


@way
def it_is_moved(page, browser):
    home = page.get_parent().get_parent()
    return browser.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk]))


# --- Wagtail's actions ------------------------------------------------


@way
def its_revision_is_published(page, browser):
    page.get_latest_revision().publish()


@way
def its_revision_is_published_by_the_action(page, browser):
    PublishPageRevisionAction(page.get_latest_revision()).execute(skip_permission_checks=True)


@way
def it_is_edited_and_published_by_the_action(page, browser):
    page.summary = UNREVIEWED
    EditPageAction(page, publish=True).execute(skip_permission_checks=True)


@way
def an_old_revision_comes_back(page, browser):
    RevertToPageRevisionAction(page, page.get_latest_revision()).execute()


@way
def its_time_comes(page, browser):
    past = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=page.get_latest_revision().pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


@way
def it_is_copied_live(page, browser):
    page.copy(update_attrs={"slug": "copy"}, keep_live=True)


@way
def it_gets_an_alias(page, browser):
    page.create_alias(update_slug="alias")


@way
def its_source_gets_an_alias_in_this_language(page, browser):
    key = page.translation_key
    page.delete()
    english = NewsPage.objects.get(translation_key=key)
    english.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)


@way
def it_is_an_alias_that_its_source_brings_up_to_date(page, browser):
    Page.objects.filter(pk=page.pk).update(alias_of=original(page).pk)
    original(page).update_aliases()


@way
def it_is_an_alias_and_converted(page, browser):
    Page.objects.filter(pk=page.pk).update(alias_of=original(page).pk)
    ConvertAliasPageAction(NewsPage.objects.get(pk=page.pk)).execute()


@way
def it_is_copied_for_translation_anew(page, browser):
    key = page.translation_key
    page.delete()
    NewsPage.objects.get(translation_key=key).copy_for_translation(
        Locale.objects.get(language_code="fr")
    )


# --- wagtail-localize -------------------------------------------------


@way
def its_target_is_saved_and_published(page, browser):
    translation_of(page).save_target(publish=True)


@way
def its_target_is_saved(page, browser):
    translation_of(page).save_target(publish=False)


@way
def it_is_written_with_the_source_s_words(page, browser):
    source_of(page).create_or_update_translation(page.locale, publish=True, fallback=True)


@way
def all_translations_are_brought_up_to_date(page, browser):
    address = reverse("wagtail_localize:update_translations", args=[source_of(page).pk])
    return browser.post(address, {"publish_translations": "on"})


@way
def it_is_sent_for_translation_again(page, browser):
    address = reverse("wagtail_localize:submit_page_translation", args=[original(page).pk])
    return browser.post(address, {"locales": [page.locale.pk]})


@way
def it_is_turned_into_an_alias(page, browser):
    return browser.post(reverse("wagtail_localize:convert_to_alias", args=[page.pk]))


@way
def a_program_translates_it(page, browser):
    translate_object(original(page), [page.locale])


@way
def a_program_translates_its_section(page, browser):
    translate_page_subtree(section(NewsPage).pk, [page.locale], None, None)


@way
def its_language_mirrors_english(page, browser):
    key = page.translation_key
    page.delete()
    synchronize_tree(
        NewsPage.objects.get(translation_key=key).locale, Locale.objects.get(language_code="fr")
    )


@way
def one_text_is_saved(page, browser):
    segment = source_of(page).stringsegment_set.get(context__path="title")
    address = reverse(
        "wagtail_localize:edit_string_translation", args=[translation_of(page).pk, segment.pk]
    )
    answer = browser.put(
        address, encode_multipart(BOUNDARY, {"value": "UNREVIEWED"}), MULTIPART_CONTENT
    )
    assert answer.status_code in (200, 201)


@way
def its_texts_come_from_a_file(page, browser):
    po = translation_of(page).export_po()
    for entry in po:
        if "UNREVIEWED" not in entry.msgid:
            entry.msgstr = entry.msgid
    translation_of(page).import_po(po)


# --- code -------------------------------------------------------------


@way
def it_is_added_live(page, browser):
    parent = page.get_parent().specific
    page.delete()
    parent.refresh_from_db()
    new = NewsPage(
        title="Again",
        slug="again",
        summary=UNREVIEWED,
        locale=page.locale,
        translation_key=page.translation_key,
        live=True,
    )
    parent.add_child(instance=new)


@way
def it_is_set_live_and_saved(page, browser):
    page.live, page.summary = True, UNREVIEWED
    page.save()


@way
def only_its_words_are_saved(page, browser):
    Page.objects.filter(pk=page.pk).update(live=page.live)
    page.summary = UNREVIEWED
    if page.live:
        page.save(update_fields=["summary"])


class TestOnceItIsTranslated:
    """The same ways are open: what is refused above is the words, not the way."""

    @pytest.fixture
    def ready(self, stages, french):
        page = NewsPage.objects.get(pk=stages["live"])
        translate(original(page), french)
        return page

    @pytest.mark.parametrize(
        "name",
        [
            "the translation editor publishes",
            "its target is saved and published",
            "all translations are brought up to date",
        ],
    )
    def test_it_becomes_public(self, name, ready):
        browser = Client()
        browser.force_login(make_person(is_superuser=True))
        WAYS[name](ready, browser)
        assert NewsPage.objects.get(pk=ready.pk).summary == f"{UNREVIEWED} (fr)"

    def test_it_becomes_public_at_its_time(self, ready):
        save_draft(source_of(ready), ready.locale, by=None)
        its_time_comes(NewsPage.objects.get(pk=ready.pk), None)
        assert NewsPage.objects.get(pk=ready.pk).summary == f"{UNREVIEWED} (fr)"


def test_a_page_that_goes_its_own_way_is_not_overwritten(stages, db):
    live_page = NewsPage.objects.get(pk=stages["live"])
    translation = translation_of(live_page)
    translation.enabled = False
    translation.save()
    assert IndependentTranslation.objects.filter(page=live_page).exists()
    StringTranslation.objects.all().delete()

    for act in (
        lambda: publish_translation(original(live_page), live_page.locale, by=None),
        lambda: begin_translation(original(live_page), live_page.locale, by=None),
        lambda: translation.save_target(publish=True),
        lambda: translation.save_target(publish=False),
        lambda: translate_object(original(live_page), [live_page.locale]),
    ):
        with pytest.raises(GateClosed, match="written on its own"):
            act()
    assert IndependentTranslation.objects.filter(page=live_page).exists()
