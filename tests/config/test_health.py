"""What the two addresses tell whoever restarts and routes."""

import json
import socket
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from config.health import lag_in_words
from search.models import Generation, SearchChange


def words(answer) -> dict[str, str]:
    return json.loads(answer.content)


@pytest.mark.django_db
def test_alive_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"alive\n")
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.django_db
def test_ready_tells_in_words(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert words(answer) == {
        "database": "answers",
        "search": "the database searches",
        "outbox": "nothing waits",
    }


@pytest.mark.django_db
def test_ready_tells_how_long_changes_have_waited(client):
    long_ago = timezone.now() - timedelta(seconds=90)
    SearchChange.objects.create(family=uuid4(), why="published", at=long_ago)
    SearchChange.objects.create(family=uuid4(), why="published")
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert words(answer)["outbox"].startswith("2 changes wait, the oldest for 9")


def test_one_change_is_told_as_one():
    assert lag_in_words(1, timedelta(seconds=3.4)) == "1 change waits, the oldest for 3 s"


@pytest.mark.django_db
def test_ready_does_not_wait_for_elasticsearch_and_serves_without(client, settings):
    """A socket that takes the call and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        answer = client.get("/readyz")
    assert time.monotonic() - started < 30
    assert answer.status_code == 200
    assert words(answer)["search"] == "Elasticsearch does not answer, so the database searches"


@pytest.mark.servers
@pytest.mark.django_db
def test_ready_tells_when_elasticsearch_has_no_index_yet_and_when_it_searches(client, settings):
    if not settings.ELASTICSEARCH_URL:
        pytest.skip("ELASTICSEARCH_URL names no Elasticsearch")
    assert words(client.get("/readyz"))["search"] == (
        "Elasticsearch has no index yet, so the database searches"
    )
    Generation.objects.create(index="plenary-one", state=Generation.State.SERVING, fingerprint="x")
    assert words(client.get("/readyz"))["search"] == "Elasticsearch searches"


@pytest.mark.django_db(transaction=True)
def test_without_its_database_the_site_is_not_ready_but_alive(client):
    """The real thing: the connection leads to a database that is not there."""
    connection.close()
    there = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = "/nowhere/nothing"
    try:
        assert client.get("/healthz").status_code == 200
        answer = client.get("/readyz")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = there
    assert answer.status_code == 503
    assert words(answer) == {"database": "does not answer"}


def test_nobody_changes_anything_there(client):
    assert client.post("/healthz").status_code == 405
