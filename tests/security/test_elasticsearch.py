"""
With Elasticsearch, which knew everything before it was stopped: nothing hidden is found while it is away,
when it is back and nobody has told it yet, nor when it has been told.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.test import Client, override_settings

from home.sections import SECTIONS
from search.engines import choice, elasticsearch
from search.models import Generation
from search.service import SearchRequest, search
from tests.search.shelves import prefix
from tests.security.canary import building, everything
from tests.security.canary.library import Library, copy, later, settle
from tests.security.canary.public_addresses import Public
from tests.security.canary.secrets import Secrets
from tests.security.canary.sweep import Leaked, sweep
from tests.security.canary.test_public import PUBLIC, VISITOR, counted
from tools.servers.unprivileged import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.servers]

SEARCHES = ["search", "api-v1:search_library"]


@pytest.fixture(autouse=True)
def _from_scratch() -> None:
    """Copies of pages that were kept before anything was hidden stay where they are."""


class Known:
    """A library that an engine knows in full, and that visitors have read before it was hidden."""

    def __init__(self) -> None:
        self.shown = everything.shown()
        self.library: Library = everything.written()
        self.public = Public(self.library, self.shown)
        settle()
        copy()
        self.read()

    def read(self) -> None:
        """Visitors were everywhere, so a copy is kept of every page and list."""
        pages = [f"/{place.language}/{place.path}" for place in self.public.places]
        lists = [f"/en/{section.slug}/" for section in SECTIONS]
        feeds = [f"{url}feed.atom" for url in lists]
        for url in ["/en/", "/fr/", *lists, *feeds, *pages]:
            Client().get(url)

    def answers(self) -> tuple[str, int]:
        """Which engine answers, and how much it finds of what anyone may see."""
        found = search(SearchRequest(text=self.shown.secret.said, language="en"))
        return found.engine, found.total

    def finds(self, keys: list[str]) -> list:
        secrets = Secrets(self.library.secrets, VISITOR)
        addresses = [address for key in keys for address in self.public.addresses(key)]
        return sweep(Client(), addresses, secrets)


@pytest.fixture(scope="module")
def known(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Known]:
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        pytest.skip("ELASTICSEARCH_URL names no Elasticsearch")
    with ExitStack() as stack:
        stack.enter_context(building.kept(django_db_blocker, tmp_path_factory.mktemp("files")))
        stack.enter_context(override_settings(ELASTICSEARCH_URL=url, ELASTICSEARCH_PREFIX=prefix()))
        stack.enter_context(pytest.MonkeyPatch.context()).setattr(elasticsearch, "BUDGET", 30)
        known = Known()
        yield known
        for generation in Generation.objects.all():
            elasticsearch.configured().drop(generation.index)


def stopped() -> Any:
    """Nobody answers at its address any more."""
    return override_settings(ELASTICSEARCH_URL=f"http://127.0.0.1:{free_port()}")


@pytest.fixture(scope="module")
def hidden(known: Known) -> Iterator[Known]:
    """It knew everything; then it was stopped, and everything was hidden."""
    assert known.answers() == ("elasticsearch", 2)
    with stopped():
        known.library.hide()
    with later():
        yield known


@pytest.fixture(autouse=True)
def _asked_anew() -> None:
    choice.breaker.succeeded()


def test_nothing_is_found_while_it_is_away(hidden: Known):
    with stopped():
        assert hidden.answers() == ("database", 2)
        if finds := hidden.finds(PUBLIC):
            raise Leaked(finds)


def test_nothing_is_found_when_it_is_back_and_has_not_been_told(hidden: Known):
    assert hidden.answers() == ("elasticsearch", 2)
    if finds := hidden.finds(SEARCHES):
        raise Leaked(finds)


def test_nothing_is_found_nor_counted_when_it_has_been_told(hidden: Known):
    settle()
    copy()
    assert hidden.answers() == ("elasticsearch", 2)
    assert counted(hidden.library) == {}
