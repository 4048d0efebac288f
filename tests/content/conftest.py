from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import content
from tests.content.folders import ContentFolder

PAGES = Path(content.__file__).parent / "pages"


@pytest.fixture
def folder(tmp_path):
    return ContentFolder(tmp_path / "pages")


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """The demonstration's works, loaded once for the tests of a module; what the load reported."""
    from django.db import transaction

    from content.loading.load import Options, load

    with django_db_blocker.unblock(), transaction.atomic():
        yield load(PAGES, Options())
        transaction.set_rollback(True)
