"""Two who do the same at the same moment, on the database that lets them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from wagtail.models import Locale, PageLogEntry
from wagtail_localize.models import TranslationSource

from tests.translation.conftest import a_story, translate
from tests.translation.test_due import schedule
from translation import due
from translation.publishing import begin_translation, publish_translation

pytestmark = [pytest.mark.servers, pytest.mark.django_db(transaction=True)]


def at_once(*acts: Callable[[], object]) -> None:
    """Each in a thread and on a connection of its own, all let go together."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        barrier.wait()
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        for result in [pool.submit(run, act) for act in acts]:
            result.result()


def test_two_workers_publish_what_is_due_once(site):
    pages = [a_story(live=False) for _ in range(6)]
    for page in pages:
        schedule(page)
    at_once(due.publish_due, due.publish_due)
    published = PageLogEntry.objects.filter(
        page__in=[page.pk for page in pages], action="wagtail.publish.scheduled"
    )
    assert sorted(published.values_list("page", flat=True)) == sorted(page.pk for page in pages)


def test_two_people_publish_a_translation_one_after_the_other(site):
    french = Locale.objects.get(language_code="fr")
    story = a_story()
    begin_translation(story, french, by=None)
    translate(story, french)
    at_once(*[lambda: publish_translation(story, french, by=None)] * 2)
    page = story.get_translation(french)
    assert page.live
    assert page.latest_revision_id == page.live_revision_id
    assert TranslationSource.objects.filter(object_id=story.translation_key).count() == 1
