"""An operator's first day: one command makes an empty database a site, and again changes nothing."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import translation
from wagtail.models import Locale, Page, Site, Workflow

from access.visibility import visible
from home.models import HomePage
from home.sections import SECTIONS
from home.site_setup import PUBLISHERS
from publications.models import NewsPage
from tests.factories import published, translated
from translation.models import IndependentTranslation

pytestmark = pytest.mark.django_db

LANGUAGES = ["ar", "en", "es", "fr", "ru", "zh-hans"]


def test_a_front_page_and_every_section_are_public_in_six_languages(site):
    assert sorted(Locale.objects.values_list("language_code", flat=True)) == LANGUAGES
    assert visible(HomePage.objects.all()).count() == 6
    for section in SECTIONS:
        assert visible(section.model.objects.all()).count() == 6


def test_titles_are_in_the_language_of_the_page(site):
    for section in SECTIONS:
        for page in section.model.objects.select_related("locale"):
            with translation.override(page.locale.language_code):
                assert page.title == str(section.title)


def test_they_are_pages_of_their_own_in_each_language(site):
    pages = IndependentTranslation.objects.count()
    assert pages == 5 * (len(SECTIONS) + 1)


def test_the_site_leads_to_the_front_page(site):
    assert Site.objects.get().root_page_id == site.pk
    assert not Page.objects.filter(depth=2, content_type__model="page").exists()


def test_whoever_may_not_publish_submits_to_a_publisher(site, editor, publisher):
    assert not site.permissions_for_user(editor).can_publish()
    assert site.permissions_for_user(publisher).can_publish()
    workflow = site.get_workflow()
    assert [task.specific.groups.get().name for task in workflow.tasks] == [PUBLISHERS]
    assert (
        Workflow.objects.filter(active=True, workflow_pages__isnull=False).distinct().count() == 1
    )


def test_run_again_it_changes_nothing(site, capsys):
    before = set(Page.objects.values_list("pk", "latest_revision_id"))
    groups = Group.objects.count()
    call_command("set_up_site", "--host", "testserver", "--port", "80")
    assert set(Page.objects.values_list("pk", "latest_revision_id")) == before
    assert Group.objects.count() == groups
    assert "The site stood already." in capsys.readouterr().out


def test_a_translator_publishes_in_her_language_and_edits_no_source(site, translator, french):
    story = published(NewsPage)
    assert not story.permissions_for_user(translator).can_edit()
    mine = translated(story, "fr")
    assert mine.permissions_for_user(translator).can_publish()
    assert not translated(story, "ar").permissions_for_user(translator).can_edit()
