"""The search made anew from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from publications.models import NewsPage
from search.models import Generation, SearchEntry, SearchEntryText
from search.service import SearchRequest, search
from tests.factories import published
from tests.search.shelves import prefix

pytestmark = pytest.mark.django_db


def rebuild(*arguments):
    out = StringIO()
    call_command("rebuild_search", *arguments, stdout=out)
    return out.getvalue()


def ask(text):
    return search(SearchRequest(text=text, language="en"))


def test_entries_are_written_anew_from_their_pages(site, settled, settings):
    settings.ELASTICSEARCH_URL = ""
    with settled():
        published(NewsPage, title="Zanzibar")
    SearchEntryText.objects.update(title="Something else")
    SearchEntryText.objects.all().delete()
    assert ask("zanzibar").total == 0
    assert "The database searches" in rebuild()
    assert [hit.title for hit in ask("zanzibar").hits] == ["Zanzibar"]


def test_what_is_gone_becomes_a_tombstone(site, settled, settings):
    settings.ELASTICSEARCH_URL = ""
    with settled():
        story = published(NewsPage, title="Zanzibar")
    NewsPage.objects.filter(pk=story.pk).update(live=False)
    rebuild()
    assert SearchEntry.objects.get(family=story.translation_key).visible is False


def test_an_elasticsearch_that_is_away_is_said_in_a_sentence(site, settings):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = "http://127.0.0.1:9", prefix()
    with pytest.raises(CommandError, match="What served before goes on serving"):
        rebuild("--index-only")
    assert Generation.objects.count() == 0


@pytest.mark.servers
def test_a_new_generation_takes_over(site, settled, settings, elasticsearch_url, patient):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = elasticsearch_url, prefix()
    with settled():
        published(NewsPage, title="Zanzibar")
    assert "serves." in rebuild()
    first = Generation.objects.get(state=Generation.State.SERVING)
    page = ask("zanzibar")
    assert (page.engine, page.total) == ("elasticsearch", 1)
    rebuild("--index-only")
    second = Generation.objects.get(state=Generation.State.SERVING)
    first.refresh_from_db()
    assert first.state == Generation.State.KEPT
    assert second.pk != first.pk
    from search.engines.elasticsearch import configured

    for generation in (first, second):
        configured().drop(generation.index)
