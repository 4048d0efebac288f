"""A visitor reads the story, follows it through the library, changes language, and searches."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

STORY = "/en/news/multi-stakeholder-partnerships-against-organized-crime/"
QUERIES = {
    "en": "organized crime",
    "es": "crimen organizado",
    "fr": "criminalité organisée",
    "ru": "организованная преступность",
    "ar": "الجريمة المنظمة",
    "zh-hans": "有组织犯罪",
}


def test_the_front_door_leads_to_the_language_of_the_browser(visitor: Page) -> None:
    visitor.goto("/")
    expect(visitor).to_have_url(re.compile("/en/$"))
    expect(visitor.locator("html")).to_have_attribute("lang", "en")


def test_from_the_story_to_everyone_in_it(visitor: Page) -> None:
    visitor.goto(STORY)
    for words, address in [
        ("UNODC integrated approach", "/en/events/"),
        ("UNODC Civil Society Unit", "/en/partners/"),
    ]:
        visitor.get_by_role("link", name=words).first.click()
        expect(visitor).to_have_url(re.compile(address))
    visitor.goto(STORY)
    visitor.get_by_role("link", name="Summer Walker").first.click()
    expect(visitor.locator("h1")).to_have_text("Summer Walker")
    visitor.goto(STORY)
    visitor.get_by_role("link", name="Stakeholder Engagement for UNTOC").first.click()
    expect(visitor).to_have_url(re.compile("/en/projects/"))
    visitor.goto("/en/instruments/untoc/")
    visitor.get_by_role("link", name=re.compile("Trafficking in Persons")).first.click()
    expect(visitor).to_have_url(re.compile("/en/instruments/untoc/.+"))


def test_the_language_changes_and_the_page_stays(visitor: Page) -> None:
    visitor.goto(STORY)
    visitor.goto(visitor.locator('link[rel=alternate][hreflang="ar"]').get_attribute("href") or "")
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
    assert visitor.url.endswith(STORY.replace("/en/", "/ar/"))


@pytest.mark.parametrize("language", QUERIES)
def test_each_language_finds_its_own_works_first(visitor: Page, language: str) -> None:
    visitor.goto(f"/{language}/search/?q={QUERIES[language]}")
    first = visitor.locator(".result a").first
    assert f"/{language}/" in (first.get_attribute("href") or "")


def test_results_are_narrowed_without_a_script(chromium, base: str) -> None:
    context = chromium.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/search/?q=crime")
    before = page.locator(".result").count()
    page.goto("/en/search/?q=crime&kind=partner")
    assert 0 < page.locator(".result").count() <= before
    page.goto("/en/search/?q=zzzzqqqq")
    assert page.locator(".result").count() == 0
    context.close()


def test_a_hit_in_a_file_opens_at_its_page(visitor: Page) -> None:
    visitor.goto("/en/research/after-the-first-year/")
    link = visitor.locator('a[href^="/files/"]').first
    answer = visitor.request.get(link.get_attribute("href") or "")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


@pytest.mark.parametrize("path", ["/en/", "/ar/", STORY, "/en/search/?q=crime", "/ru/events/"])
def test_nothing_runs_out_of_a_phone_and_nothing_breaks_a_rule_of_access(
    chromium, base, path
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(
        base_url=base, viewport={"width": 390, "height": 844}, bypass_csp=True
    )
    page = context.new_page()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [violation["id"] for violation in found] == []
    context.close()
