from contextvars import copy_context
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import sync_playwright

from tools.servers.chromium import FLAGS, program


@pytest.fixture
def queries_of(db):
    """How many queries a page costs that nobody keeps: queries_of("/en/")."""

    def count(url):
        Client().get(url)  # makes the sizes of its pictures
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(url).status_code == 200
        return len(asked)

    return count


@pytest.fixture(scope="module")
def chromium(django_db_setup):
    """One Chromium for a module; where it is comes from CHROMIUM, else from the machine."""
    # Beside Playwright's event loop Django does not find this thread's connection: none must be left open.
    connections.close_all()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # While Playwright is there its event loop runs in this thread, where Django then asks no query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        yield browser
        connections.close_all()
        browser.close()


@pytest.fixture
def browse(chromium):
    """
    A page of the site in Chromium: browse("/en/", width=390). It reads what the test wrote, since its
    requests are answered by Django's own test client. `scripts=False` turns JavaScript off.
    """
    contexts = []

    def go(url, *, width=1280, scheme="light", scripts=True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            timezone_id="America/New_York",
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.fetched = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        # Django keeps its connection by context, and Playwright calls back in one of its own.
        ours = copy_context()
        page.route("**/*", lambda route: _answer(route, page.fetched, ours.copy()))
        page.status = page.goto(f"https://testserver{url}", wait_until="networkidle").status
        return page

    yield go
    for context in contexts:
        context.close()


def _answer(route, fetched, context):
    address = urlsplit(route.request.url)
    fetched.append(address.path)
    status, headers, body = context.run(_from_django, f"{address.path}?{address.query}")
    route.fulfill(status=status, headers=headers, body=body)


def _from_django(path):
    response = Client().get(path, secure=True)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, dict(response.headers), body
