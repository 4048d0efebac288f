"""A visitor finds nothing of what is hidden, wherever they ask."""

import pytest
from django.test import Client

from tests.security.canary import walk
from tests.security.canary.library import Hidden, Library
from tests.security.canary.public_addresses import Public
from tests.security.canary.secrets import Secrets
from tests.security.canary.sweep import Leaked, statuses, sweep

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("canary")]

PUBLIC = [pattern.key for pattern in walk.patterns() if not pattern.is_admin]
VISITOR = ("named", "told", "said")


# What a sweep finds of the page that anyone may see: else it would not look.
SHOWN = {
    "wagtail_serve": {"named", "told", "said"},
    "feed": {"named", "told", "said"},
    "works_csv": {"named", "told", "said"},
    "works_ris": {"named", "told", "said"},
    "search_offers": {"named", "told", "said"},
    "cite": {"named", "told"},
    "twin": {"named", "told", "said"},
    "search": {"named", "told", "said"},
    "api-v1:search_library": {"named", "told", "said"},
    "document": {"told"},
    "first_page": {"told", "said"},
    "work_file": {"named", "told", "said"},
    "sitemap": {"said"},
    "permanent": {"said"},
}


@pytest.fixture
def secrets(library: Library, shown: Hidden) -> Secrets:
    return Secrets([*library.secrets, shown.secret], VISITOR)


def test_every_public_address_is_walked():
    """A new address needs a row in `public_addresses.Public.PROVIDERS`."""
    assert sorted(Public.PROVIDERS) == sorted(PUBLIC)


@pytest.mark.parametrize("key", PUBLIC)
def test_nothing_hidden_is_found(key: str, public: Public, secrets: Secrets, shown: Hidden):
    addresses = public.addresses(key)
    assert addresses, "nothing was asked"
    finds = sweep(Client(), addresses, secrets)
    of_shown = [find for find in finds if find.state == shown.secret.state]
    if leaks := [find for find in finds if find not in of_shown]:
        raise Leaked(leaks)
    assert {find.use for find in of_shown} == SHOWN.get(key, set())


def counted(library: Library) -> dict[str, list[str]]:
    """States that a search for their words tells of, if only by a number or by a facet."""
    told = {}
    for secret in library.secrets:
        answer = Client().get("/api/v1/search", {"q": secret.said}).json()
        if answer["total"] or answer["other_languages_total"] or answer["facets"]:
            told[secret.state] = [hit["title"] for hit in answer["results"]]
    return told


def test_the_number_of_finds_does_not_tell(library: Library):
    assert counted(library) == {}


def test_no_address_of_a_hidden_file_answers(library: Library):
    addresses = [walk.Address(url=file.url) for file in [*library.documents, *library.pictures]]
    answers = statuses(Client(), addresses)
    assert {url: status for url, status in answers.items() if status == 200} == {}
