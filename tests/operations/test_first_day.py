"""
An operator's first day on PostgreSQL: an empty database becomes a site, and the site lives through a restart
of the database.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.operations.running import Site, running, site_on
from tools.servers.postgresql import OwnPostgreSQL, installed
from tools.servers.waiting import until

pytestmark = pytest.mark.servers

PUBLIC = [
    "/en/",
    "/fr/news/",
    "/ar/search/?q=boats",
    "/api/v1/search?q=boats",
    "/en/news/feed.atom",
]
LEAVE_SOMETHING = """
from uuid import uuid4
from search.models import SearchChange
SearchChange.objects.create(family=uuid4(), why="left over")
"""


@pytest.fixture(scope="module")
def postgresql() -> Iterator[OwnPostgreSQL]:
    if not installed():
        pytest.skip("PostgreSQL's programs are not on this machine")
    # Not in pytest's folder, which only one user may enter: PostgreSQL has its own.
    with TemporaryDirectory(prefix="plenary-", ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        folder.chmod(0o755)
        server = OwnPostgreSQL(folder=installed()[-1], scratch=folder)
        server.start()
        server.wait()
        yield server
        server.stop()


@pytest.fixture(scope="module")
def site(postgresql: OwnPostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Migrated, and set up twice."""
    site = site_on(postgresql.url, tmp_path_factory.mktemp("var"))
    site.made("migrate", "--verbosity=0")
    first = site.made("set_up_site", "--name=Library", "--host=127.0.0.1", "--port=80")
    assert first.endswith("The site stands.\n")
    assert site.made("set_up_site", "--name=Library", "--host=127.0.0.1") == (
        "The site stood already.\n"
    )
    return site


def ready(site: Site) -> tuple[int, dict[str, str]]:
    answer = site.ask("/readyz")
    return answer.status, json.loads(answer.text or "{}")


def test_an_empty_database_becomes_a_site_in_six_languages(site: Site):
    with running(site):
        assert ready(site) == (
            200,
            {
                "database": "answers",
                "search": "the database searches",
                "outbox": "nothing waits",
            },
        )
        for language in ("ar", "zh-hans", "en", "fr", "ru", "es"):
            answer = site.ask("/", **{"Accept-Language": language})
            assert (answer.status, answer.headers["Location"]) == (302, f"/{language}/")
            assert site.ask(f"/{language}/").status == 200
        assert site.ask("/admin/login/").status == 200


def test_a_database_that_restarts_leaves_no_error_behind(site: Site, postgresql: OwnPostgreSQL):
    with running(site):
        for path in PUBLIC * 3:  # every thread of the server has a connection by now
            assert site.ask(path).status == 200
        postgresql.stop()
        assert site.ask("/healthz").status == 200
        assert ready(site) == (503, {"database": "does not answer"})
        postgresql.start()
        postgresql.wait()
        # Every thread asks again, with the connection that it had.
        assert [site.ask(path).status for path in PUBLIC * 6] == [200] * (6 * len(PUBLIC))
        assert ready(site)[0] == 200
        # The worker has waited for it too: it is still the same one, and goes on.
        assert site.processes["worker"].poll() is None
        site.made("shell", "-v0", "-c", LEAVE_SOMETHING)
        until(lambda: ready(site)[1].get("outbox") == "nothing waits", name="The worker")
