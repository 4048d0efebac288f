"""
Markdown of what a page shows. Words that look like Markdown or HTML stay words.

It is made of the page's own HTML, so it says what the page says, for every type and every block.
"""

import re
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

# What serves the screen, the paper or the keyboard alone.
_LEFT_OUT = ", ".join(
    (
        "nav:not(.pagination)",
        "script",
        "style",
        "svg",
        "button",
        "section:has(form)",
        "form",
        "[hidden]",
        "[aria-hidden=true]",
        ".dateline__languages",
        ".print-only",
        ".hidden-text:not(h1)",
    )
)
_SCHEMES = {"http", "https", "mailto", "tel"}
_BLANK_LINES = re.compile(r"\n{3,}")


def markdown(html: str, address: str) -> str:
    """The main part of a page as Markdown; its links are absolute, as the page is at `address`."""
    main = BeautifulSoup(html, "html.parser").find("main")
    if not isinstance(main, Tag):
        return ""
    for element in main.select(_LEFT_OUT):
        element.decompose()
    for element in main.select("a[href], img[src]"):
        name = "href" if element.name == "a" else "src"
        element[name] = _absolute(str(element[name]), address)
    text = _Converter(heading_style="ATX", bullets="-", autolinks=False, escape_misc=True)
    return _BLANK_LINES.sub("\n\n", text.convert_soup(main)).strip() + "\n"


def plain(words: str) -> str:
    """Words of a title or a caption for a line of Markdown: none of them is markup, none ends the line."""
    converter: Any = _Converter(escape_misc=True)
    escaped = converter.escape(" ".join(words.split()), set())
    return str(escaped)


def _absolute(url: str, address: str) -> str:
    """Where a link leads, in a form that ends no link of Markdown; nothing where it leads nowhere."""
    whole = urljoin(address, url)
    return quote(whole, safe="%/:=&?#+!,;@~$'") if urlsplit(whole).scheme in _SCHEMES else ""


class _Converter(MarkdownConverter):
    """HTML to Markdown, with what the pages have beyond a text: facts, portraits, rows of lists."""

    def convert_img(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        words, source = plain(str(element.get("alt") or "")), str(element.get("src") or "")
        if "a" in parent_tags or not source:
            return words
        return f"![{words}]({source})" if words else ""

    def convert_dl(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip()}\n\n"

    def convert_dt(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        words = " ".join(text.split())
        return f"\n\n**{words}**\n\n" if words else ""

    def convert_dd(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        if element.find("ul"):
            return f"{text.strip()}\n"
        words = " ".join(text.split())
        return f"- {words}\n" if words else ""

    def convert_hN(self, n: int, element: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        """The heading of a row or of a person is the first words of its entry."""
        if "li" not in parent_tags:
            return str(super().convert_hN(n, element, text, parent_tags))  # type: ignore[misc]
        return f"\n\n**{words}**\n\n" if (words := " ".join(text.split())) else ""

    def convert_a(self, element: Tag, text: str, parent_tags: set[str]) -> Any:
        if not element.get("href"):
            return text
        return super().convert_a(element, text, parent_tags)  # type: ignore[misc]
