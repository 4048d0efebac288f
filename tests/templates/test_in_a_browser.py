"""What only a browser can tell: nothing sticks out, nothing is refused, everything has a name."""

from datetime import UTC, datetime
from pathlib import Path

import axe_playwright_python
import pytest

from pages.models import InstrumentPage, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import (
    Decision,
    NewsPage,
    NewsPartner,
    ResearchFile,
    ResearchPage,
    Session,
    SideEventPage,
    Speaker,
)
from search.outbox import settle_rest
from tests.factories import make_document, make_image, published, story_of, translated

pytestmark = [pytest.mark.django_db, pytest.mark.browser]

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
# WCAG 2.2, 1.4.12, and text at 200 %.
LARGE = """html { font-size: 200% }
* { line-height: 1.5; letter-spacing: .12em; word-spacing: .16em }"""
LONG = "Взаимодействие с неправительственными организациями противопреступностного сотрудничества"
TITLE = "UNODC integrated approach to countering organized crime through engagement"

VIDEO = {"url": "https://youtu.be/abcdefghijk", "title": LONG, "language": "ru"}
PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"


@pytest.fixture
def site_with_all_kinds(site, django_capture_on_commit_callbacks):
    """A page of each kind that fills its template, with long words."""
    with django_capture_on_commit_callbacks(execute=True):
        pages = _pages()
    settle_rest()
    return pages


def _pages():
    picture = {"image": make_image(credit="Plenary"), "image_alt": "Six lines that meet"}
    in_text = {"image": picture["image"].pk, "alt_text": LONG, "caption": LONG}
    topic = published(TopicPage, title=LONG)
    treaty = published(InstrumentPage, title=LONG, symbol="CTOC/COP/WG.9/2018/3-ADD.1")
    about = {
        "topics": [topic],
        "instruments": [treaty],
        "countries": ["HT", "BO"],
        "regions": ["419"],
    }
    partner = published(
        PartnerPage, title=LONG, site="https://a-very-long-name.example.org/path", **picture
    )
    person = published(
        PersonPage, title="Мауриция Запата-Зальдиварова", affiliation=partner, **picture
    )
    event = published(
        SideEventPage,
        title=LONG,
        starts_at=datetime(2021, 5, 24, 12, tzinfo=UTC),
        ends_at=datetime(2021, 5, 24, 13, 30, tzinfo=UTC),
        time_zone="Europe/Vienna",
        venue=LONG,
        languages=["en", "ru"],
        interpretation=["ar", "fr"],
        participation=["captions", "sign-language", "step-free", "remote"],
        attendance=80,
        **about,
    )
    locale = event.locale
    event.speakers = [Speaker(person=person, role=LONG, affiliation=LONG, locale=locale)]
    event.sessions = [
        Session(title=LONG, starts_at=event.starts_at, ends_at=event.ends_at, locale=locale)
    ]
    event.decisions = [Decision(text=LONG, locale=locale)]
    event.save_revision().publish()
    story = story_of(
        ("heading", {"level": "2", "text": LONG}),
        ("statistic", {"number": "80+", "label": LONG}),
        ("quote", {"person": person.pk, "name": "", "words": LONG}),
        ("callout", {"title": LONG, "text": f"<p>{LONG}</p>"}),
        ("picture", in_text),
        ("gallery", [in_text, {**in_text, "alt_text": "", "decorative": True}, in_text]),
        ("video", {**VIDEO, "poster": in_text["image"], "transcript": make_document(LONG).pk}),
        ("video", {**VIDEO, "url": "https://example.org/recordings/opening"}),
        ("related", [event.pk, partner.pk]),
        (
            "table",
            {"data": [[LONG, LONG, LONG], ["1", "2", "3"]], "first_row_is_table_header": True},
        ),
    )
    news = published(
        NewsPage,
        title=LONG,
        summary=LONG,
        event=event,
        story=story,
        partners=[NewsPartner(partner=partner, part="organizer")],
        **picture,
        **about,
    )
    research = published(
        ResearchPage, title=LONG, doi="10.5555/plenary.2026.11", **picture, **about
    )
    research.files = [ResearchFile(language="ar", document=make_document(), pages=64)]
    research.save_revision().publish()
    # The longest words of our screens are Russian.
    return [news, event, translated(event, "ru"), research, partner, person, topic, treaty]


def addresses(pages):
    lists = [
        "/en/",
        "/en/news/",
        "/en/events/",
        "/en/partners/",
        "/en/persons/",
        "/en/search/?q=UNODC",
    ]
    return [*(page.url for page in pages), *lists, "/en/search/?q=nothing-like-it", "/en/nothing/"]


def sticks_out(page):
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth > {root}.clientWidth + 1")


def enlarge(page):
    page.evaluate(
        """css => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            document.adoptedStyleSheets = [sheet];
        }""",
        LARGE,
    )


def faults(page):
    """What axe, the policy and a ruler find."""
    yield from (text for text in page.said if "404" not in text)
    page.evaluate(AXE)
    yield from page.evaluate(
        "axe.run().then(r => r.violations.map(v => `${v.id}: ${v.nodes[0].html}`))"
    )
    if sticks_out(page):
        yield "scrolls sideways"
    enlarge(page)
    if sticks_out(page):
        yield "scrolls sideways with large and spaced text"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_no_page_of_any_kind_has_a_fault(browse, site_with_all_kinds, width, scheme):
    found = {}
    for url in addresses(site_with_all_kinds):
        page = browse(url, width=width, scheme=scheme)
        assert page.status == (404 if url == "/en/nothing/" else 200)
        found[url] = list(faults(page))
    assert {url: said for url, said in found.items() if said} == {}


def test_arabic_pages_are_whole_mirrors(browse, site):
    story = translated(published(NewsPage, title=TITLE), "ar", title="مساعدة تدوم")
    page = browse(story.url, width=390)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"
    assert not sticks_out(page)


def test_a_title_in_another_script_fetches_no_font_of_its_own(browse, site):
    story = published(NewsPage, title="A story")
    arabic = translated(story, "ar", title="قصة بالعربية")
    alone = published(NewsPage, title="Другая история", parent=arabic.get_parent().specific)
    page = browse("/en/news/")
    assert page.get_by_role("link", name=alone.title).get_attribute("lang") == "ar"
    scripts = [path for path in page.fetched if "arabic" in path or "cyrillic" in path]
    assert scripts == []


def test_the_keyboard_reaches_the_content_first_and_the_focus_is_seen(browse, site):
    page = browse("/en/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    width = "getComputedStyle(document.activeElement).outlineWidth"
    assert page.evaluate(width) == "3px"


def test_everything_is_there_without_scripts(browse, site):
    page = browse("/en/search/?q=nothing", width=390, scripts=False)
    assert page.get_by_role("searchbox").input_value() == "nothing"
    page.locator(".language-switcher summary").click()
    assert page.get_by_role("link", name="Français").first.is_visible()


def test_a_script_tells_an_events_time_in_the_visitors_zone(browse, site):
    event = published(
        SideEventPage,
        title=TITLE,
        starts_at=datetime(2021, 5, 24, 12, tzinfo=UTC),
        ends_at=datetime(2021, 5, 24, 13, 30, tzinfo=UTC),
        time_zone="Europe/Vienna",
    )
    line = browse(event.url).locator("[data-visitor-time]")
    assert line.is_visible()
    assert "08:00" in line.inner_text()
    assert "America/New York" in line.inner_text()


def test_a_script_copies_a_citation(browse, site):
    page = browse(published(NewsPage, title=TITLE).url)
    page.get_by_role("button", name="Copy APA").click()
    page.get_by_role("status").get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".reference__text").first.inner_text()
    assert copied.startswith("Plenary. (")
    assert TITLE in copied
    # The other styles come with their own buttons, behind a line to open.
    page.get_by_text("Other styles").click()
    page.get_by_role("button", name="Copy MLA").click()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Plenary. ")


def fetched_elsewhere(page):
    names = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    return [name for name in names if not name.startswith("https://testserver/")]


def test_a_video_is_fetched_once_the_visitor_asks_for_it(browse, site):
    page = browse(published(NewsPage, title=TITLE, story=story_of(("video", VIDEO))).url)
    assert fetched_elsewhere(page) == []
    page.route(
        f"{PLAYER}*", lambda route: route.fulfill(content_type="text/html", body="<p>Playing")
    )
    page.get_by_role("button", name="Play the video here").press("Enter")
    page.frame_locator(f'iframe[title="{LONG}"]').get_by_text("Playing").wait_for()
    assert page.evaluate("document.activeElement.src") == PLAYER
    assert page.get_by_role("button", name="Play the video here").count() == 0
    assert page.get_by_role("link", name="Watch it at youtu.be").is_visible()
    assert page.said == []


def test_a_video_without_scripts_is_a_link(browse, site):
    page = browse(
        published(NewsPage, title=TITLE, story=story_of(("video", VIDEO))).url, scripts=False
    )
    assert page.get_by_role("button", name="Play the video here").count() == 0
    link = page.get_by_role("link", name="Watch it at youtu.be")
    assert link.get_attribute("href") == VIDEO["url"]
    assert page.get_by_text("Playing it sends your address there.").is_visible()
