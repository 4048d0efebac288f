"""Choosing beside results: at once and in place with a script, on wide screens."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_choice_shows_in_place_and_keeps_address_focus_and_way_back(visitor: Page) -> None:
    visitor.set_viewport_size({"width": 1280, "height": 1000})
    visitor.goto("/en/search/?q=crime")
    visitor.evaluate("window.isTheSamePage = true")
    status = visitor.locator("[data-live=sum]")
    before = status.inner_text()
    visitor.locator("#facet-kind input[value=research]").focus()
    visitor.keyboard.press("Space")
    visitor.wait_for_url("**/en/search/?q=crime&kind=research")
    expect(status).not_to_have_text(before)
    assert visitor.evaluate("[document.activeElement.value, window.isTheSamePage]") == [
        "research",
        True,
    ]
    expect(visitor.locator(".chips")).to_contain_text("Research")
    assert visitor.locator('.search-header [name="kind"]').input_value() == "research"
    visitor.go_back()
    expect(status).to_have_text(before)
    expect(visitor.locator("#facet-kind input:checked")).to_have_count(0)


def test_a_value_is_found_among_many(visitor: Page) -> None:
    visitor.set_viewport_size({"width": 1280, "height": 1000})
    visitor.goto("/en/search/")
    group = visitor.locator("#facet-partner")
    group.locator("> summary").click()
    assert group.locator("label").count() == 12
    visitor.get_by_label("Find a value: Partner").fill("tide network")
    expect(group.locator("li:visible")).to_have_count(1)
    group.locator("li:visible input").check()
    visitor.wait_for_url("**&all=partner")
    expect(group.locator("li:visible")).to_have_count(1)


def test_without_a_script_a_value_is_found_and_all_are_shown(chromium, base: str) -> None:
    context = chromium.new_context(
        base_url=base, java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto("/en/search/")
    page.locator(".facets__open").click()
    group = page.locator("#facet-partner")
    group.locator("> summary").click()
    group.get_by_role("link", name="Show all").click()
    assert page.url.endswith("/en/search/?all=partner#facet-partner")
    assert group.locator("label").count() > 12
    page.get_by_label("Find a value: Partner").fill("tide network")
    page.get_by_role("button", name="Show results").click()
    assert page.url.endswith("/en/search/?all=partner&find=tide+network#results")
    page.locator(".facets__open").click()
    assert group.locator("label").count() == 1
    context.close()
