"""The library of hidden things, built once and looked at by every test of this folder."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.security.canary import building, everything
from tests.security.canary.library import Hidden, Library, later, settle
from tests.security.canary.public_addresses import Public


@pytest.fixture(scope="package")
def kept(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with building.kept(django_db_blocker, tmp_path_factory.mktemp("files")):
        yield


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
