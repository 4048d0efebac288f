"""
An officer writes, a publisher approves, everyone finds it; a translator makes it French, and the gate says
what is missing until nothing is; then it is withdrawn, and gone everywhere at once.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import eventually
from tests.journeys.desk import approve, begin_translation, section_of, submit, translate_all

pytestmark = pytest.mark.browser

TITLE = "Quagga patrols along the river"
SLUG = "quagga-patrols-along-the-river"
OUTLETS = ["/en/news/", "/en/news/feed.atom", "/en/search/?q=quagga", "/sitemap.xml"]


def add_block(page: Page, name: str) -> None:
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option").filter(has_text=name).first.click()


def write(editor: Page) -> None:
    section = section_of(editor, "publications.NewsIndexPage", "news")
    editor.goto(f"/admin/pages/add/publications/newspage/{section}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=summary]", "Villagers count boats at night.")
    editor.fill("[name=place]", "Vienna, Austria")
    add_block(editor, "Heading")
    editor.fill("[name=story-0-value-text]", "What they saw")
    add_block(editor, "Statistic")
    editor.fill("[name=story-1-value-number]", "41")
    editor.fill("[name=story-1-value-label]", "boats")
    submit(editor)


def translate(translator: Page) -> None:
    begin_translation(translator, TITLE)
    translator.get_by_role("button", name="Publish in French").click()
    expect(translator.locator(".messages")).to_contain_text("are not translated yet: Title")
    translate_all(translator, "Patrouilles de quaggas")


def test_from_the_desk_to_the_reader_and_back(
    signed_in: Callable[[str], Page], visitor: Page
) -> None:
    def text(address: str) -> str:
        return visitor.request.get(address).text()

    write(signed_in("editor"))
    assert not any(SLUG in text(address) for address in OUTLETS)

    publisher = signed_in("publisher")
    address = approve(publisher, TITLE)
    for outlet in OUTLETS:
        eventually(lambda outlet=outlet: SLUG in text(outlet))
    visitor.goto(f"/en/news/{SLUG}/")
    expect(visitor.locator("h1")).to_have_text(TITLE)
    expect(visitor.locator("main")).to_contain_text("What they saw")

    translate(signed_in("translator"))
    assert visitor.request.get(f"/fr/news/{SLUG}/").status == 200
    eventually(lambda: '"languages": ["en", "fr"]' in text("/api/v1/search?q=quagga&lang=fr"))

    publisher.goto(address.replace("/edit/", "/unpublish/"))
    publisher.locator("main form [type=submit]").first.click()
    expect(publisher.locator(".messages").first).to_contain_text("unpublished")
    assert not any(SLUG in text(outlet) for outlet in OUTLETS)
    for language in ("en", "fr"):
        assert visitor.request.get(f"/{language}/news/{SLUG}/").status == 404
    assert '"total": 0' in text("/api/v1/search?q=quagga")
