"""Works to be found, and what finds them."""

import os
from contextlib import contextmanager

import pytest
from django.db import connection

from search import outbox
from search.engines import choice, elasticsearch
from search.engines.database import words
from tests.search.shelves import DatabaseShelf, ElasticsearchShelf, index_of_its_own

on_servers = pytest.mark.servers
ENGINES = [
    "database",
    pytest.param("postgresql", marks=on_servers),
    pytest.param("elasticsearch", marks=on_servers),
]


@pytest.fixture(autouse=True)
def _engines_begin_anew():
    """No test inherits what another one learned about an engine."""
    choice.breaker.succeeded()
    words.words.cache_clear()


@pytest.fixture
def patient(monkeypatch):
    """A machine that is busy with other tests may take its time: what is found counts here, not how soon."""
    monkeypatch.setattr(elasticsearch, "BUDGET", 30)


@pytest.fixture(scope="session")
def elasticsearch_url():
    """A real Elasticsearch; `make test` brings one up."""
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.skip("ELASTICSEARCH_URL names no Elasticsearch")
    return url


@pytest.fixture(scope="session")
def filled_index(elasticsearch_url):
    """An index for all tests of a run: making one takes seconds, emptying it none."""
    with index_of_its_own(elasticsearch_url) as made:
        yield made


@pytest.fixture(params=ENGINES)
def shelf(request, db):
    """Each engine with an empty library."""
    if request.param == "postgresql" and connection.vendor != "postgresql":
        pytest.skip("DATABASE_URL names no PostgreSQL")
    if request.param != "elasticsearch":
        yield DatabaseShelf()
        return
    request.getfixturevalue("patient")
    engine, index = request.getfixturevalue("filled_index")
    engine.client.delete_by_query(index=index, query={"match_all": {}}, refresh=True)
    yield ElasticsearchShelf(engine, index)


@pytest.fixture
def settled(django_capture_on_commit_callbacks):
    """What happens inside is committed, and the worker has been by: `with settled(): story.unpublish()`."""

    @contextmanager
    def commit():
        with django_capture_on_commit_callbacks(execute=True):
            yield
        outbox.settle_rest()

    return commit
