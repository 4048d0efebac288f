"""A newcomer opens what the demonstration shows: six languages, a search in each, the people's sign-in."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["ar", "zh-hans", "en", "fr", "ru", "es"])
def test_every_language_has_a_front_page_with_stories(visitor: Page, language: str) -> None:
    visitor.goto(f"/{language}/")
    expect(visitor.locator("main h2").first).to_be_visible()
    assert visitor.locator("main a[href*='/news/']").count() > 3


@pytest.mark.parametrize("name", ["editor", "publisher", "translator", "admin"])
def test_everyone_of_the_demonstration_signs_in(signed_in, name: str) -> None:
    expect(signed_in(name).locator("h1").first).to_be_visible()
