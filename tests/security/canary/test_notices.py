"""The sweep notices: each time one rule is broken, it says what can be seen by that."""

from collections.abc import Callable

import pytest
from django.db.models import Q
from django.test import Client

from access import files, visibility
from publications import files as work_files
from search import hits
from search.models import SearchEntry
from tests.security.canary.library import Library
from tests.security.canary.public_addresses import Public
from tests.security.canary.secrets import Secrets
from tests.security.canary.sweep import sweep

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]

as_it_is = visibility.shown


def only_live(at, roots, prefix=""):
    return Q(**{f"{prefix}live": True})


def whatever_the_source(at, roots, prefix=""):
    return Q(page__pk__gt=0) if prefix == "page__" else as_it_is(at, roots, prefix)


def whatever_it_mirrors(at, roots, prefix=""):
    return Q(pk__gt=0) if prefix == "alias_of__" else as_it_is(at, roots, prefix)


@pytest.fixture
def seen(public: Public, library: Library) -> Callable[..., set[str]]:
    """The states that a sweep of some patterns finds."""

    def look(*keys: str) -> set[str]:
        secrets = Secrets(library.secrets, ("named", "told", "said"))
        addresses = [address for key in keys for address in public.addresses(key)]
        return {find.state for find in sweep(Client(), addresses, secrets)}

    return look


def test_that_only_the_row_is_asked(seen, monkeypatch):
    monkeypatch.setattr(visibility, "shown", only_live)
    assert seen("sitemap") >= {
        "expired by the clock alone",
        "public only tomorrow",
        "restricted to who has signed in",
        "restricted by a password",
        "restricted to a group",
        "below a restricted topic",
        "moved below a restricted instrument",
        "a translation of what is restricted",
        "a translation of what has expired by the clock",
        "an alias of what is restricted",
    }


def test_that_restrictions_are_forgotten(seen, monkeypatch):
    monkeypatch.setattr(visibility, "_outermost_restrictions", list)
    found = seen("sitemap")
    assert {"restricted to a group", "below a restricted topic"} <= found
    assert "expired by the clock alone" not in found


def test_that_the_source_is_forgotten(seen, monkeypatch):
    monkeypatch.setattr(visibility, "shown", whatever_the_source)
    assert seen("sitemap") >= {
        "a translation of what was unpublished",
        "a translation of what is restricted",
        "a translation of what has expired by the clock",
    }


def test_that_what_an_alias_mirrors_is_forgotten(seen, monkeypatch):
    monkeypatch.setattr(visibility, "shown", whatever_it_mirrors)
    assert seen("sitemap") >= {"an alias of what has expired"}


def test_that_files_are_always_open(seen, monkeypatch):
    for module in (files, work_files):
        monkeypatch.setattr(module, "is_open", lambda thing, **when: True)
    assert seen("document", "work_file") >= {
        "a draft story with files",
        "an unpublished edit of a live page",
        "a document that nobody uses",
        "a document that a draft links to",
        "the document that a work had before",
        "draft research",
    }


def test_that_results_are_not_authorized(seen, monkeypatch, library):
    """An engine that is behind, and nobody who asks again what may be seen."""
    behind = [place.family for place in library.state("expired by the clock alone").pages]
    monkeypatch.setattr(hits, "visible", lambda pages, **when: pages)
    SearchEntry.objects.filter(family__in=behind).update(visible_until=None)
    assert seen("api-v1:search_library") >= {"expired by the clock alone"}
