"""A form that saves itself while somebody hands it in: one page is made of it, with the last word typed."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.desk import section_of, submit

pytestmark = pytest.mark.browser

TITLE = "Bongo antelopes at the salt lick"
SLUG = "bongo-antelopes-at-the-salt-lick"


def test_handed_in_while_it_saves_itself(signed_in: Callable[[str], Page]) -> None:
    editor = signed_in("editor")
    saves: list[str] = []

    def slowly(route: Route) -> None:
        if "json" in route.request.headers.get("accept", ""):
            saves.append(route.request.url)
            reply = route.fetch()
            time.sleep(1)  # the page is made, and its form has not heard of it
            route.fulfill(response=reply)
        else:
            route.continue_()

    editor.route("**/admin/pages/**", slowly)
    section = section_of(editor, "publications.NewsIndexPage", "news")
    editor.goto(f"/admin/pages/add/publications/newspage/{section}/")
    editor.wait_for_timeout(2_500)  # Wagtail's form compares with what it held after two seconds.
    with editor.expect_request(lambda request: "json" in request.headers.get("accept", "")):
        editor.fill("[name=title]", TITLE)
        editor.fill("[name=summary]", "The first word.")
    editor.fill("[name=summary]", "The last word.")
    submit(editor)

    assert len(saves) == 1
    made = editor.request.get(f"/admin/api/main/pages/?child_of={section}&slug={SLUG}").json()
    (page,) = made["items"]
    assert page["title"] == TITLE
    editor.goto(f"/admin/pages/{page['id']}/edit/")
    expect(editor.locator("[name=summary]")).to_have_value("The last word.")
