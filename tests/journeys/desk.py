"""What people at the desk do in more than one journey."""

import re

from playwright.sync_api import Page, expect


def section_of(page: Page, model: str, name: str) -> int:
    """The number of an index page in English."""
    found = page.request.get(f"/admin/api/main/pages/?type={model}").json()["items"]
    return next(p["id"] for p in found if p["meta"]["html_url"].endswith(f"/en/{name}/"))


def submit(editor: Page) -> None:
    """Hand the page that is being edited to the publishers."""
    editor.get_by_role("button", name="More actions").last.click()
    editor.locator("[name=action-submit]").click()
    expect(editor.locator(".messages")).to_contain_text("submitted for moderation")


def approve(publisher: Page, title: str) -> str:
    """Publish what was submitted. The address under which it is edited."""
    publisher.goto("/admin/")
    publisher.get_by_role("link", name=title).first.click()
    publisher.wait_for_url(re.compile("/admin/pages/[0-9]+/edit/"))
    address = publisher.url
    publisher.get_by_role("button", name="More actions").last.click()
    publisher.locator("[data-workflow-action-name=approve]").first.click()
    expect(publisher.locator(".messages").first).to_contain_text(title)
    return address


def begin_translation(translator: Page, title: str) -> None:
    """Open a work of the translator's list in the editor."""
    translator.goto("/admin/to-translate/")
    row = translator.get_by_role("row").filter(has_text=title)
    row.get_by_role("button", name="Translate").first.click()
    expect(translator.get_by_role("button", name="Publish in French")).to_be_visible()


def translate_all(translator: Page, words: str) -> None:
    """Give each text that has none these words, numbered, and publish."""
    untranslated = translator.get_by_role("button", name="Translate", exact=True)
    expect(untranslated.first).to_be_visible()
    for number in range(untranslated.count(), 0, -1):
        untranslated.first.click()
        translator.locator("textarea").last.fill(f"{words} {number}")
        translator.get_by_role("button", name="Save", exact=True).first.click()
        expect(untranslated).to_have_count(number - 1)
    translator.get_by_role("button", name="Publish in French").click()
    expect(translator.locator(".messages")).to_contain_text("in French")
