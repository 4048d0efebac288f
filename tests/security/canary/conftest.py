"""The library of hidden things, built once and looked at by every test of this folder."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings

from home.models import HomePage
from tests.conftest import _frame
from tests.security.canary import everything
from tests.security.canary.library import Hidden, Library, later, settle
from tests.security.canary.public_addresses import Public


@pytest.fixture(scope="package")
def kept(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """What is written from here on lasts until the end of the folder, and no longer."""
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=files):
        if not HomePage.objects.exists():
            _frame()
        with transaction.atomic():
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="package")
def shown(kept: None) -> Hidden:
    return everything.shown()


@pytest.fixture(scope="package")
def library(shown: Hidden) -> Iterator[Library]:
    """Everything written, found and read; then everything hidden, and some time gone by."""
    library = everything.written()
    settle()
    library.hide()
    settle()
    with later():
        yield library


@pytest.fixture(scope="package")
def public(library: Library, shown: Hidden) -> Public:
    return Public(library, shown)
