"""A work has one slug in all its languages, and old addresses lead to the new ones."""

import pytest

from publications.models import NewsPage
from tests.factories import published, translated
from translation.models import IndependentTranslation

pytestmark = pytest.mark.django_db


def rename(page: NewsPage, slug: str) -> None:
    page.slug = slug
    page.save_revision().publish()


def test_translations_follow_their_source(site, client, django_capture_on_commit_callbacks):
    story = published(NewsPage, slug="patrols")
    french = translated(story, "fr")
    old = french.url
    assert client.get(old).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        rename(story, "river-patrols")
    french.refresh_from_db()
    assert french.slug == "river-patrols"
    assert french.url.endswith("/fr/news/river-patrols/")
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (301, french.url)
    assert client.get(french.url).status_code == 200


def test_an_older_draft_does_not_bring_the_old_slug_back(site):
    story = published(NewsPage, slug="patrols")
    french = translated(story, "fr")
    IndependentTranslation.objects.create(page=french)
    french.title = "Patrouilles"
    french.save_revision()
    rename(story, "river-patrols")
    NewsPage.objects.get(pk=french.pk).get_latest_revision().publish()
    french.refresh_from_db()
    assert (french.title, french.slug) == ("Patrouilles", "river-patrols")


def test_a_slug_that_is_taken_there_gets_a_number(site):
    story = published(NewsPage, slug="patrols")
    french = translated(story, "fr")
    other = translated(published(NewsPage, slug="elsewhere"), "fr")
    taken = NewsPage.objects.get(pk=other.pk)
    taken.slug = "river-patrols"
    taken.save()
    rename(story, "river-patrols")
    french.refresh_from_db()
    assert french.slug == "river-patrols-1"


def test_a_translation_does_not_lead_its_source(site):
    story = published(NewsPage, slug="patrols")
    french = translated(story, "fr")
    french.slug = "patrouilles"
    french.save()
    story.refresh_from_db()
    assert story.slug == "patrols"
