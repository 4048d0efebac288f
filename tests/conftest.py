"""What every test may ask for."""

import gc
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from wagtail.models import Collection, Locale

from home.models import HomePage
from home.site_setup import set_up
from search.wording import table
from tests.factories import make_editor, make_person, make_publisher, make_translator


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    First what shares something costly, so that no worker is left with it at the end; last what empties
    the tables, and with them rows that only migrations make; and after that the journeys, whose browser
    stays open to the end: its event loop runs in this thread, where Django then asks no query.
    """
    items.sort(key=_turn)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is imported stays: looking through it for garbage again and again took a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("browser") and not item.get_closest_marker("django_db"):
        return 3
    if _empties_tables(item):
        return 2
    return 0 if item.get_closest_marker("xdist_group") else 1


def _empties_tables(item: pytest.Item) -> bool:
    database = item.get_closest_marker("django_db")
    return bool(database and database.kwargs.get("transaction"))


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_keepdb: bool) -> bool:
    """Kept for the next run, unless tests that empty it run in this one."""
    return django_db_keepdb and not any(map(_empties_tables, request.session.items))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Once a database: the frame of the site, on which every test builds."""
    with django_db_blocker.unblock():
        # Rows that only migrations make.
        if not Collection.objects.exists():
            pytest.exit("A run that was stopped left an empty database: add --create-db once.", 3)
        _frame()


def _frame() -> None:
    set_up(name="Plenary", host="testserver", port=80)


@pytest.fixture(autouse=True)
def _from_scratch() -> None:
    """Each test begins with empty caches."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
    table.forget()


@pytest.fixture
def site(db: None) -> HomePage:
    """The front page in English, with every section in every language."""
    if not HomePage.objects.exists():
        call_command("migrate", verbosity=0, run_syncdb=True)
        _frame()
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def french(site: HomePage) -> Locale:
    return Locale.objects.get(language_code="fr")


@pytest.fixture
def editor(site: HomePage) -> Any:
    return make_editor()


@pytest.fixture
def publisher(site: HomePage) -> Any:
    return make_publisher()


@pytest.fixture
def translator(site: HomePage) -> Any:
    return make_translator()


@pytest.fixture
def admin(site: HomePage) -> Any:
    return make_person(is_superuser=True, is_staff=True)


@pytest.fixture
def signed_in() -> Any:
    """A browser in which somebody has signed in: signed_in(editor).get("/admin/")."""

    def sign_in(person: Any) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return sign_in
