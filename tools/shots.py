"""
Pictures of the pages, for the eye: each at three widths, light and dark, and as it is printed, in `shots/`.

    python -m tools.shots [ADDRESS …]       such as /en/news/; without any, one page of each kind in four
                                            languages: some minutes

Three of them, side by side, become the README's picture.
"""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tools import demo
from tools.places import ROOT
from tools.preparation import CannotPrepare, Preparation
from tools.processes import end, start
from tools.servers import Missing, chromium
from tools.servers.unprivileged import free_port
from tools.servers.waiting import until
from tools.waiting import answers

FOLDER = ROOT / "shots"
PICTURE = ROOT / "docs" / "picture.png"

STORY = "news/multi-stakeholder-partnerships-against-organized-crime/"
EVENT = "events/integrated-approach-to-countering-organized-crime/"
# One page of each kind, and what a kind looks like in a state of its own.
PAGES = [
    "",
    "news/",
    STORY,
    "news/what-comes-after-the-first-year/",
    "events/",
    "events/?participation=captions&when=upcoming",
    EVENT,
    "events/harbour-communities-dialogue/",
    "events/forest-trails-and-paper-trails/",
    "partners/",
    "partners/unodc-civil-society-unit/",
    "persons/",
    "persons/summer-walker/",
    "research/",
    "research/partnership-checklist/",
    "projects/",
    "projects/stakeholder-engagement-for-untoc/",
    "instruments/",
    "instruments/untoc/",
    "topics/",
    "topics/organized-crime/",
    "places/",
    "places/419/",
    "pages/hub/",
    "search/?q=UNTOC",
    "not-there/",
]
# Two ways of writing, two alphabets, and letters without spaces.
LANGUAGES = ("en", "ar", "ru", "zh-hans")
ADDRESSES = [f"/{language}/{page}" for page in PAGES for language in LANGUAGES]
SIDE_BY_SIDE = [f"/en/{STORY}", f"/ar/{EVENT}", "/fr/search/?q=criminalité+organisée"]
WIDTHS = (390, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# A sheet of A4 between its margins, as browsers print it.
SHEET = 720


@contextmanager
def site() -> Iterator[str]:
    """The demonstration, on a port that is free, without its worker."""
    port = free_port()
    env = demo.settings_for(port)
    Preparation(env=env, database=demo.DATABASE).make(demo.steps(port))
    server = start(demo.server(port).command, env=env)
    try:
        until(lambda: answers(f"{env['BASE_URL']}/healthz"), name="The site")
        yield env["BASE_URL"]
    finally:
        end(server)


def name_of(address: str) -> str:
    return re.sub(r"[^\w]+", "-", address).strip("-")


def shoot(page: Page, url: str, file: Path) -> None:
    answer = page.goto(url, wait_until="networkidle")
    page.screenshot(path=file, full_page=True)
    sideways = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    status = answer.status if answer else "no answer"
    print(
        f"{file.relative_to(ROOT)}  {status}{'  SCROLLS SIDEWAYS' if sideways else ''}", flush=True
    )


def shoot_all(browser: Browser, base: str, addresses: list[str]) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            for address in addresses:
                shoot(page, base + address, FOLDER / f"{name_of(address)}-{width}-{scheme}.png")
            page.close()
    page = browser.new_page(viewport={"width": SHEET, "height": 1000})
    page.emulate_media(media="print")
    for address in addresses:
        shoot(page, base + address, FOLDER / f"{name_of(address)}-print.png")
    page.close()


def picture(browser: Browser, base: str) -> None:
    """What the README shows: tops of three pages, a third of a screen each."""
    size, gap = (760, 1000), 24
    whole = Image.new("RGB", (size[0] * 3 + gap * 4, size[1] + gap * 2), "#d5dbdb")
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme="light")
    for place, address in enumerate(SIDE_BY_SIDE):
        page.goto(base + address, wait_until="networkidle")
        file = FOLDER / f"picture-{place}.png"
        page.screenshot(path=file)
        with Image.open(file) as part:
            whole.paste(part.convert("RGB"), (gap + place * (size[0] + gap), gap))
    page.close()
    whole.resize((whole.width // 2, whole.height // 2), Image.Resampling.LANCZOS).save(
        PICTURE, optimize=True
    )
    print(PICTURE.relative_to(ROOT))


def main() -> int:
    asked = sys.argv[1:]
    if any(not address.startswith("/") for address in asked):
        print(__doc__)
        return 0 if asked == ["--help"] else 2
    FOLDER.mkdir(exist_ok=True)
    try:
        program = chromium.program()
        with site() as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=chromium.FLAGS)
            shoot_all(browser, base, asked or ADDRESSES)
            if not asked:
                picture(browser, base)
            browser.close()
    except (CannotPrepare, Missing) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
