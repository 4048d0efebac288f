import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def queries_of(db):
    """How many queries a page costs that nobody keeps: queries_of("/en/")."""

    def count(url):
        Client().get(url)  # makes the sizes of its pictures
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(url).status_code == 200
        return len(asked)

    return count
