"""A visitor reads the story, follows it through the library, changes language, and searches."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import eventually

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


def test_two_letters_offer_a_name_and_the_keyboard_goes_there(visitor: Page) -> None:
    visitor.goto("/en/news/")
    field = visitor.get_by_role("combobox", name="Search everything published")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("unto")
    first = visitor.get_by_role("option").first
    expect(first).to_contain_text("United Nations Convention against Transnational Organized Crime")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(visitor.get_by_role("status").filter(has_text="suggestion")).to_have_count(1)
    field.press("ArrowUp")
    expect(visitor.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == first.get_attribute("id")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("unto")
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(visitor).to_have_url(re.compile("/en/instruments/untoc/$"))


def test_who_takes_no_offer_searches_for_the_words(visitor: Page) -> None:
    visitor.goto("/en/news/")
    field = visitor.get_by_role("combobox", name="Search everything published")
    field.press_sequentially("crime")
    expect(visitor.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    expect(visitor).to_have_url(re.compile(r"/en/search/\?q=crime$"))


@pytest.mark.parametrize(
    ("language", "typed", "offered"),
    [("ar", "جريم", "الجريمة المنظمة"), ("ru", "организ", "Организованная преступность")],
)
def test_offers_come_in_her_language_and_a_press_goes_there(
    visitor: Page, language: str, typed: str, offered: str
) -> None:
    visitor.set_viewport_size({"width": 390, "height": 800})
    visitor.goto(f"/{language}/")
    visitor.locator("#masthead-q").press_sequentially(typed)
    option = visitor.get_by_role("option", name=offered).first
    expect(option).to_be_in_viewport()
    option.click()
    expect(visitor).to_have_url(re.compile(f"/{language}/topics/.+"))
    expect(visitor.locator("h1")).to_have_text(offered)


def test_while_a_word_is_composed_nothing_is_asked(visitor: Page) -> None:
    visitor.goto("/zh-hans/search/")
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    field = visitor.locator("#q")
    field.focus()
    keys = visitor.context.new_cdp_session(visitor)
    for sounds in ("f", "fa", "fan zui"):
        keys.send(
            "Input.imeSetComposition", {"text": sounds, "selectionStart": 1, "selectionEnd": 1}
        )
    visitor.wait_for_timeout(500)
    assert [url for url in asked if "offers.json" in url] == []
    keys.send("Input.insertText", {"text": "犯罪"})
    expect(visitor.get_by_role("option").first).to_contain_text("犯罪")


def test_an_answer_that_comes_late_is_not_shown(visitor: Page) -> None:
    visitor.goto("/en/search/")
    waiting: list[Route] = []

    def keep_back(route: Route) -> None:
        waiting.append(route)

    visitor.route(re.compile(r"offers\.json\?q=crime$"), keep_back)
    field = visitor.locator("#q")
    field.press_sequentially("crime")
    visitor.wait_for_timeout(400)
    assert len(waiting) == 1
    field.fill("unodc")
    expect(visitor.get_by_role("option").first).to_contain_text("UNODC")
    shown = visitor.get_by_role("option").all_inner_texts()
    waiting[0].continue_()
    visitor.wait_for_timeout(400)
    assert visitor.get_by_role("option").all_inner_texts() == shown


def test_what_is_not_there_is_told_without_a_script(chromium, base: str) -> None:
    context = chromium.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/search/?q=zzzzqqqq")
    page.get_by_role("link", name="Tell us what you looked for").click()
    expect(page.get_by_label("What you looked for", exact=True)).to_have_value("zzzzqqqq")
    page.get_by_role("button", name="Tell us").click()
    expect(page.locator("h1")).to_have_text("Thank you")
    mended = page.get_by_role("link", name="organized crime", exact=True)

    def is_learned() -> bool:
        page.goto("/en/search/?q=organzed+crime")
        return mended.count() == 1

    eventually(is_learned)
    mended.click()
    expect(page).to_have_url(re.compile(r"q=organized\+crime$"))
    context.close()
