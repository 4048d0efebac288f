"""
An event is described once; everything else follows: an officer enters it by hand, it is published, its story
is written from it, the story becomes French, and each page that it names shows it back.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import eventually
from tests.journeys.desk import approve, begin_translation, section_of, submit, translate_all

pytestmark = pytest.mark.browser

TITLE = "Okapi dialogue on countering organized crime"
SLUG = "okapi-dialogue-on-countering-organized-crime"
KNOWN = ["James A. Walsh", "Summer Walker"]
TYPED = ["Jean-Luc L.", "Stephanie F.", "Sarah S.", "Billy B.", "Mauricio Z."]
IN_THE_OPENING = [KNOWN[1], TYPED[0]]
PARTNERS = {"UNODC Civil Society Unit": "organizer", "Global Initiative": "supporter"}


def choose(page: Page, field: str, title: str) -> None:
    """A page for a field, from the chooser's search."""
    page.locator(f"#id_{field}-chooser").get_by_role("button").first.click()
    dialogue = page.locator(".modal-dialog, [role=dialog]").last
    dialogue.locator("[name=q]").fill(title)
    dialogue.get_by_role("link", name=re.compile(title)).first.click()
    expect(page.locator(f"#id_{field}-chooser")).to_contain_text(title)


def add_row(page: Page, relation: str, number: int) -> None:
    page.locator(f"#id_{relation}-ADD").click()
    expect(page.locator(f"#inline_child_{relation}-{number}")).to_be_visible()


def tick(form: Page, name: str, label: str) -> None:
    boxes: Locator = form.locator(f"label:has(input[name={name}])").filter(has_text=label)
    boxes.first.locator("input").check()


def open_more(form: Page, name: str) -> None:
    """All languages of the world, searched by a few letters."""
    more = form.locator(f"#id_{name} details")
    more.locator("summary").click()
    more.get_by_label("Find a language").fill("swah")
    expect(more.locator("label:visible input[type=checkbox]")).to_have_count(1)


def enter_speakers(form: Page) -> None:
    for number, name in enumerate(KNOWN):
        add_row(form, "speakers", number)
        choose(form, f"speakers-{number}-person", name)
        form.fill(f"[name=speakers-{number}-role]", f"Role of {name}")
    for number, name in enumerate(TYPED, start=len(KNOWN)):
        add_row(form, "speakers", number)
        form.fill(f"[name=speakers-{number}-typed_name]", name)
    last = len(KNOWN) + len(TYPED)
    add_row(form, "speakers", last)
    form.fill(f"[name=speakers-{last}-typed_name]", "Christine C.")
    form.select_option(f"[name=speakers-{last}-part]", "moderator")


def enter_event(editor: Page) -> None:
    section = section_of(editor, "publications.SideEventIndexPage", "events")
    editor.goto(f"/admin/pages/add/publications/sideeventpage/{section}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=summary]", "What civil society brings to the Convention.")
    editor.select_option("[name=time_zone]", "Europe/Vienna")
    editor.fill("[name=starts_at]", "2021-05-24 14:00")
    editor.fill("[name=ends_at]", "2021-05-24 15:30")
    editor.select_option("[name=format]", "hybrid")
    editor.fill("[name=venue]", "Vienna International Centre, Vienna, Austria")
    for language in ("English", "Spanish"):
        tick(editor, "languages", language)
    open_more(editor, "interpretation")
    tick(editor, "interpretation", "Swahili")
    tick(editor, "participation", "Captions")
    enter_speakers(editor)
    add_row(editor, "sessions", 0)
    editor.fill("[name=sessions-0-title]", "Opening of the day")
    editor.fill("[name=sessions-0-starts_at]", "2021-05-24 14:00")
    editor.fill("[name=sessions-0-ends_at]", "2021-05-24 14:20")
    for name in IN_THE_OPENING:
        tick(editor, "sessions-0-speakers", name)
    for number, (name, part) in enumerate(PARTNERS.items()):
        add_row(editor, "partners", number)
        choose(editor, f"partners-{number}-partner", name)
        editor.select_option(f"[name=partners-{number}-part]", part)
    editor.fill("[name=attendance]", "83")
    tick(editor, "topics", "Corruption")
    tick(editor, "instruments", "Convention against Transnational Organized Crime")
    tick(editor, "projects", "Stakeholder Engagement")
    editor.wait_for_url(re.compile("/admin/pages/[0-9]+/edit/"))  # the form has saved itself
    submit(editor)


def write_story(editor: Page, event: str) -> None:
    editor.goto(event)
    editor.get_by_role("link", name="Write the story").first.click()
    expect(editor.locator("main")).to_contain_text("Vienna, Austria")
    editor.locator("main form").get_by_role("button", name="Write the story").click()
    expect(editor.locator(".messages")).to_contain_text("The draft is written")
    expect(editor.locator("[name=place]")).to_have_value("Vienna, Austria")
    editor.fill("[name=title]", f"{TITLE}, told")
    quotes = editor.locator("textarea[name$='-value-words']")
    expect(quotes).to_have_count(len(KNOWN) + len(TYPED))
    for number in range(quotes.count()):
        quotes.nth(number).fill(f"What was said, number {number + 1}.")
    submit(editor)


def test_from_an_empty_form_to_everyones_page(
    signed_in: Callable[[str], Page], visitor: Page
) -> None:
    def text(address: str) -> str:
        return visitor.request.get(address).text()

    editor, publisher = signed_in("editor"), signed_in("publisher")
    enter_event(editor)
    assert TITLE not in text("/en/events/")
    event = approve(publisher, TITLE)
    eventually(lambda: TITLE in text("/en/events/"))
    visitor.goto(f"/en/events/{SLUG}/")
    expect(visitor.locator("main")).to_contain_text("Role of Summer Walker")
    opening = visitor.locator(".timetable li").filter(has_text="Opening of the day")
    for name in IN_THE_OPENING:
        expect(opening).to_contain_text(name)

    calendar = text(f"/en/events/{SLUG}/calendar.ics")
    assert "DTSTART;TZID=Europe/Vienna:20210524T140000" in calendar
    assert calendar.count("BEGIN:VEVENT") == 2  # the event and its session

    write_story(editor, event)
    approve(publisher, f"{TITLE}, told")
    story = f"/en/news/{SLUG}-told/"
    eventually(lambda: visitor.request.get(story).status == 200)
    visitor.goto(story)
    expect(visitor.locator(".dateline")).to_contain_text("Vienna, Austria")
    expect(visitor.locator("main blockquote")).to_have_count(len(KNOWN) + len(TYPED))
    expect(visitor.locator("main")).to_contain_text("83")

    translator = signed_in("translator")
    begin_translation(translator, f"{TITLE}, told")
    translate_all(translator, "Dialogue des okapis")
    assert "Dialogue des okapis" in text(story.replace("/en/", "/fr/"))

    for page in (
        "partners/unodc-civil-society-unit",
        "topics/corruption",
        "instruments/untoc",
        "projects/stakeholder-engagement-for-untoc",
        "persons/summer-walker",
    ):
        eventually(lambda page=page: SLUG in text(f"/en/{page}/"))
    assert SLUG in text("/fr/partners/unodc-civil-society-unit/")
