"""What every test may ask for."""

from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale

from home.models import HomePage
from home.site_setup import set_up
from tests.factories import make_editor, make_person, make_publisher, make_translator


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Once a database: the frame of the site, on which every test builds."""
    with django_db_blocker.unblock():
        _frame()


def _frame() -> None:
    set_up(name="Plenary", host="testserver", port=80)


@pytest.fixture(autouse=True)
def _from_scratch() -> None:
    """Each test begins with empty caches."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


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
