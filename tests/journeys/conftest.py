"""
The platform as people meet it: a database of its own that holds the demonstration, the site and its worker
as processes, and Chromium.
"""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.operations.running import running, site_on
from tools.servers.chromium import FLAGS, program

NAME = "journeys"


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running site: on the servers that the run brought up, else on SQLite."""
    folder = tmp_path_factory.mktemp("site")
    elasticsearch = os.environ.get("ELASTICSEARCH_URL", "")
    site = site_on(
        own_database(folder),
        folder,
        ELASTICSEARCH_URL=elasticsearch,
        ELASTICSEARCH_PREFIX=NAME,
        LOG_LEVEL="WARNING",
    )
    site.made("migrate", "-v0")
    site.made("set_up_site")
    site.made("load_content", "content/pages")
    site.made("load_demonstration")
    if elasticsearch:
        site.made("rebuild_search")
    with running(site):
        yield site.url


def own_database(folder: Path) -> str:
    """The address of an empty database beside the one that DATABASE_URL names."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{folder / 'journeys.sqlite3'}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
    return urlunsplit(urlsplit(given)._replace(path=f"/{NAME}"))


def eventually(holds: Callable[[], bool], *, within: float = 60) -> None:
    """Wait until something holds; what raises meanwhile counts as not yet."""
    end = time.monotonic() + within
    while True:
        try:
            if holds():
                return
        except OSError:
            pass
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.2)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser, base: str) -> Iterator[Page]:
    """Somebody without an account. What the console complains about fails the journey."""
    context = chromium.new_context(base_url=base, locale="en-GB")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture
def signed_in(chromium: Browser, base: str) -> Iterator[Callable[[str], Page]]:
    """Somebody of the demonstration at the admin's front page: signed_in("editor")."""
    contexts = []

    def sign_in(name: str) -> Page:
        context = chromium.new_context(
            base_url=base, locale="en-GB", viewport={"width": 1280, "height": 1000}
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("[name=username]", name)
        page.fill("[name=password]", f"{name}-of-plenary")
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        return page

    yield sign_in
    for context in contexts:
        context.close()
