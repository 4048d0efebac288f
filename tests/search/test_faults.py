"""Elasticsearch away, or there and silent: nobody waits, nothing is lost, and the page says so."""

import socket
import threading
import time
from contextlib import contextmanager

import pytest

from publications.models import NewsPage
from search import jobs
from search.engines import elasticsearch
from search.engines.breaker import Breaker
from search.models import Generation, SearchCopy
from search.service import SearchRequest, search
from tests.factories import draft, published
from tests.search.shelves import prefix

pytestmark = pytest.mark.django_db


@contextmanager
def sick_server(*, hangs_up):
    """Takes every connection and never says a word, or hangs up at once. Yields its port and who called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        calls = []

        def take():
            try:
                while True:
                    calls.append(server.accept()[0])
                    if hangs_up:
                        calls[-1].close()
            except OSError:
                return

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1], calls
        for connection in calls:
            connection.close()


@pytest.fixture(params=["refusing", "silent"])
def ill(request, settings, site):
    """An Elasticsearch that once served, and now is ill: the list of calls that it got."""
    settings.ELASTICSEARCH_PREFIX = prefix()
    Generation.objects.create(
        index=f"{settings.ELASTICSEARCH_PREFIX}-1", state=Generation.State.SERVING, fingerprint="x"
    )
    jobs.writing.succeeded()
    with sick_server(hangs_up=request.param == "refusing") as (port, calls):
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
        yield calls


def ask(text):
    return search(SearchRequest(text=text, language="en"))


def test_a_search_is_answered_by_the_database_after_one_call_and_says_so(ill, settled, client):
    with settled():
        published(NewsPage, title="Zanzibar harbour")
    page = ask("zanzibar")
    assert (page.engine, page.is_simpler, page.total) == ("database", True, 1)
    assert len(ill) == 1
    html = client.get("/en/search/", {"q": "zanzibar"}).content.decode()
    assert "simpler" in html


def test_after_one_failure_nobody_waits_for_it(ill, settled):
    ask("anything")
    calls = len(ill)
    ask("anything")
    assert len(ill) == calls


def test_publishing_takes_no_notice(ill, settled):
    """It calls nobody, so it waits for nobody."""
    with settled():
        draft(NewsPage).save_revision().publish()
    assert ill == []


def test_what_is_hidden_is_hidden_with_it_away(ill, settled):
    with settled():
        story = published(NewsPage, title="Zanzibar")
    assert ask("zanzibar").total == 1
    with settled():
        story.unpublish()
    assert (ask("zanzibar").total, ask("zanzibar").hits) == (0, [])


def test_the_worker_goes_on_and_keeps_what_is_owed(ill, settled):
    with settled():
        published(NewsPage)
    owed = SearchCopy.objects.count()
    jobs.copy_to_elasticsearch()
    calls = len(ill)
    jobs.copy_to_elasticsearch()
    assert len(ill) == calls
    assert SearchCopy.objects.count() == owed == 1
    assert SearchCopy.objects.get().attempts == 0


def test_without_elasticsearch_in_the_settings_nothing_is_owed_to_it(settings, site, settled):
    settings.ELASTICSEARCH_URL = ""
    with settled():
        published(NewsPage, title="Zanzibar")
    assert elasticsearch.configured() is None
    assert SearchCopy.objects.count() == 0
    page = ask("zanzibar")
    assert (page.engine, page.is_simpler) == ("database", False)


def test_an_open_breaker_lets_one_try_for_all():
    breaker = Breaker(rest=0.05)
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    time.sleep(0.06)
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.succeeded()
    assert breaker.allows()
