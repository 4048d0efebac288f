"""
The platform as people meet it: a database of its own that holds the demonstration, the site and its worker
as processes, and Chromium.
"""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tools.places import PYTHON, ROOT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAME = "journeys"


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of the site: the servers that the run brought up, else SQLite."""
    folder = tmp_path_factory.mktemp("site")
    base = f"http://127.0.0.1:{free_port()}"
    own = {
        "PLENARY_MODE": "demo",
        "PLENARY_VAR": str(folder),
        "DATABASE_URL": own_database(folder),
        "ELASTICSEARCH_PREFIX": NAME,
        "BASE_URL": base,
        "LOG_LEVEL": "WARNING",
    }
    return os.environ | own


def own_database(folder: Path) -> str:
    """The address of an empty database beside the one that DATABASE_URL names."""
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        return f"sqlite:///{folder / 'journeys.sqlite3'}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
    return urlunsplit(urlsplit(given)._replace(path=f"/{NAME}"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def base(surroundings: dict[str, str]) -> Iterator[str]:
    """The address of the running site."""
    commands = [
        ["migrate", "-v0"],
        ["set_up_site"],
        ["load_content", "content/pages"],
        ["load_demonstration"],
    ]
    if surroundings.get("ELASTICSEARCH_URL"):
        commands.append(["rebuild_search"])
    for command in commands:
        subprocess.run(
            [PYTHON, "manage.py", *command],
            cwd=ROOT,
            env=surroundings,
            check=True,
            capture_output=True,
        )
    address = surroundings["BASE_URL"]
    serve = ["-m", "gunicorn", "config.wsgi", "-b", urlsplit(address).netloc, "--threads", "4"]
    running = [
        subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=surroundings)
        for arguments in ([*serve, "--log-level", "warning"], ["manage.py", "work"])
    ]
    try:
        eventually(lambda: urllib.request.urlopen(f"{address}/healthz").status == 200)  # noqa: S310
        yield address
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=30)


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
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
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
