"""The search is compared with the pages: what differs is found, named and written again."""

import io
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from publications.models import NewsPage
from search import health, outbox, rebuilding, verifying
from search.models import SearchChange, SearchEntry, SearchEntryText, SearchWork, Verification
from tests.factories import published
from tests.search.test_rebuild import ask, prefix

pytestmark = pytest.mark.django_db


def verify(*options: str) -> str:
    told = io.StringIO()
    call_command("verify_search", *options, stdout=told, stderr=told)
    return told.getvalue()


@pytest.fixture
def story(site, settled):
    with settled():
        return published(NewsPage, title="Zanzibar")


def spoil_rows(story):
    SearchEntryText.objects.filter(entry__family=story.translation_key).update(title="Other")


def spoil_visibility(story):
    NewsPage.objects.filter(pk=story.pk).update(live=False)


def spoil_words(story):
    (text,) = SearchEntryText.objects.filter(entry__family=story.translation_key)
    statement = (
        "DELETE FROM search_words WHERE rowid = %s"
        if connection.vendor == "sqlite"
        else "UPDATE search_searchentrytext SET words = NULL WHERE id = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [text.pk])


def spoil_entry(story):
    SearchEntry.objects.filter(family=story.translation_key).delete()


SPOILS = [spoil_rows, spoil_visibility, spoil_words, spoil_entry]


def test_a_search_that_is_right_is_called_right(story):
    assert "The search says what the pages say." in verify()


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_differs_is_found_and_mended(story, spoil):
    spoil(story)
    with pytest.raises(CommandError, match="1 works differ"):
        verify()
    assert str(story.translation_key) in verify("--mend")
    outbox.settle_rest()
    assert "The search says what the pages say." in verify()


def test_a_work_that_waits_is_no_fault(story):
    spoil_rows(story)
    outbox.changed([story.translation_key], "edited")
    assert verifying.compare_entries([story.translation_key]).entries == frozenset()


def test_each_work_has_its_turn_once_a_day(story):
    turns = [
        turn for turn in range(verifying.PARTS) if story.translation_key in verifying._part(turn)
    ]
    assert turns == [story.translation_key.int >> 120]


def test_the_day_writes_down_what_it_found_and_mends(story, monkeypatch):
    spoil_words(story)
    turn = story.translation_key.int >> 120
    monkeypatch.setattr(verifying.time, "time", lambda: (turn + 0.5) * 86_400 / verifying.PARTS)
    verifying.part_of_the_day()
    verification = Verification.objects.get()
    assert (verification.entries, verification.copies) == (1, 0)
    outbox.settle_rest()
    assert [hit.title for hit in ask("zanzibar").hits] == ["Zanzibar"]
    drift = health.health().drift
    assert (drift.entries, drift.works) == (1, verification.works)


def test_an_elasticsearch_that_is_away_is_said_after_the_entries(story, settings):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = "http://127.0.0.1:9", prefix()
    spoil_rows(story)
    with pytest.raises(CommandError, match="Elasticsearch could not be asked"):
        verify()


def test_begun_in_the_admin_every_entry_is_written_anew(story, settings):
    settings.ELASTICSEARCH_URL = ""
    spoil_rows(story)
    rebuilding.begin()
    rebuilding.begin()
    assert rebuilding.left() == len(verifying.every_work())
    while rebuilding.left():
        outbox.settle_rest()
    assert [hit.title for hit in ask("zanzibar").hits] == ["Zanzibar"]
    assert not SearchChange.objects.exists()


def test_what_was_parked_has_another_round():
    parked = SearchWork.objects.create(
        family=uuid.uuid4(), attempts=8, parked_at="2026-01-01T00:00Z"
    )
    assert health.retry_parked() == 1
    assert health.health().parked_works == 0
    assert parked in SearchWork.objects.filter(SearchWork.due(), attempts=0)


@pytest.mark.servers
def test_an_index_that_differs_is_found_and_mended(
    story, settings, elasticsearch_url, settled, patient
):
    from search import copying
    from search.engines.elasticsearch import configured
    from search.models import Generation

    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = elasticsearch_url, prefix()
    call_command("rebuild_search", stdout=io.StringIO())
    generation, engine = Generation.objects.get(state="serving"), configured()
    foreign, key = uuid.uuid4(), str(story.translation_key)
    version = SearchWork.objects.get(pk=key).version
    engine.client.delete(
        index=generation.index, id=key, version=version, version_type="external_gte"
    )
    engine.write(generation.index, [(1, {"family": str(foreign), "digest": "x", "visible": True})])
    with pytest.raises(CommandError, match="2 works differ"):
        verify()
    verify("--mend")
    copying.copy_due(engine)
    assert "The search says what the pages say." in verify()
    assert ask("zanzibar").total == 1
    engine.drop(generation.index)
