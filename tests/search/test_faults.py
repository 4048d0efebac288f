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
ANSWER_WITHIN = 1.5


@contextmanager
def silent_server():
    """Takes every connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = []

        def take():
            try:
                while True:
                    taken.append(server.accept()[0])
            except OSError:
                return

        threading.Thread(target=take, daemon=True).start()
        yield server.getsockname()[1]
        for connection in taken:
            connection.close()


@pytest.fixture(params=["refusing", "silent"])
def ill(request, settings, site):
    """An Elasticsearch that once served, and now is ill."""
    settings.ELASTICSEARCH_PREFIX = prefix()
    Generation.objects.create(
        index=f"{settings.ELASTICSEARCH_PREFIX}-1", state=Generation.State.SERVING, fingerprint="x"
    )
    jobs.writing.succeeded()
    if request.param == "refusing":
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
        yield
        return
    with silent_server() as port:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
        yield


def ask(text):
    return search(SearchRequest(text=text, language="en"))


def took(act):
    start = time.monotonic()
    result = act()
    return result, time.monotonic() - start


def test_a_search_is_answered_in_time_by_the_database_and_says_so(ill, settled, client):
    with settled():
        published(NewsPage, title="Zanzibar harbour")
    page, seconds = took(lambda: ask("zanzibar"))
    assert (page.engine, page.is_simpler, page.total) == ("database", True, 1)
    assert seconds < ANSWER_WITHIN
    html = client.get("/en/search/", {"q": "zanzibar"}).content.decode()
    assert "simpler" in html


def test_after_one_failure_nobody_waits_for_it(ill, settled):
    ask("anything")
    _page, seconds = took(lambda: ask("anything"))
    assert seconds < 0.5


def test_publishing_takes_no_notice(ill, settings, settled, django_capture_on_commit_callbacks):
    def publish():
        with django_capture_on_commit_callbacks(execute=True):
            draft(NewsPage).save_revision().publish()

    _done, with_it = took(publish)
    settings.ELASTICSEARCH_URL = ""
    _done, without = took(publish)
    assert with_it < without + 0.5


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
    _done, seconds = took(jobs.copy_to_elasticsearch)
    assert seconds < 3
    _done, seconds = took(jobs.copy_to_elasticsearch)
    assert seconds < 0.5
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
