"""
A work as a reader would cite it: in the styles that researchers are asked for, in the reader's language.

The styles are files of the Citation Style Language in `styles/`, read once. What is done around the
library that applies them, and which styles were refused for which language: docs/adr, "Citations".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import Any

import nh3
from citeproc import (
    VARIABLES,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from outlets.formats.citing import citation_type, makers, names
from outlets.formats.csl import csl_item
from outlets.wording import add_terms, as_written, own_terms
from pages.punctuation import isolated
from pages.records import House, Record

_FOLDER = Path(__file__).resolve().parent / "styles"
_LOCALES = {
    "ar": "ar",
    "en": "en-US",
    "es": "es-ES",
    "fr": "fr-FR",
    "ru": "ru-RU",
    "zh-hans": "zh-CN",
}
# A style holds what it has read; two requests must not write with it at once.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, kw_only=True)
class Style:
    """A way to cite. `not_for` are types that the library writes wrongly in it."""

    name: str
    file: str
    not_for: frozenset[str] = frozenset()
    # Without a date it says “Retrieved”, and when nobody knows.
    needs_date: bool = False
    # It has no place for a version of a work; the title carries it.
    version_in_title: bool = False


APA = Style(name="APA", file="apa", needs_date=True)
APA_WITH_AND = Style(name="APA", file="apa-no-ampersand", needs_date=True)
CHICAGO = Style(name="Chicago", file="chicago-author-date")
MLA = Style(name="MLA", file="modern-language-association", not_for=frozenset({"treaty"}))
GB_T_7714 = Style(
    name="GB/T 7714",
    file="china-national-standard-gb-t-7714-2015-author-date",
    version_in_title=True,
)


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A work as cited in a style: safe HTML with nothing but italics and isolated addresses."""

    style: str
    html: SafeString


def references(record: Record, house: House) -> list[Reference]:
    """A work in each style that suits it, in its language, the one that its readers expect first."""
    kind = citation_type(record)
    with translation.override(record.language):
        return [
            Reference(style=style.name, html=_formatted(record, house, style))
            for style in styles_for(record.language)
            if kind not in style.not_for and (record.date or not style.needs_date)
        ]


def styles_for(language: str) -> tuple[Style, ...]:
    if language == "zh-hans":
        return (GB_T_7714, APA_WITH_AND, CHICAGO)
    return (APA if language == "en" else APA_WITH_AND, CHICAGO, MLA)


@lru_cache(maxsize=1_000)
def _formatted(record: Record, house: House, style: Style) -> SafeString:
    """Kept in memory: it takes as long as much of the page, and who has a session is given no kept page."""
    item = _cited(record, house, style)
    source = CiteProcJSON([item])
    with _ONE_AT_A_TIME:
        bibliography = CitationStylesBibliography(
            _parsed(style.file, record.language), source, formatter.html
        )
        bibliography.register(Citation([CitationItem(item["id"])]))
        text = str(bibliography.bibliography()[0])
    return _safe(as_written(text, record.language))


def _cited(record: Record, house: House, style: Style) -> dict[str, Any]:
    """CSL as the library can write it: who stands first is always somebody, and nobody stands twice."""
    if record.version and style.version_in_title:
        title = f"{record.title}（第{record.version}版）"
        record = replace(record, title=title, version="")
    item = csl_item(record, house)
    item["title"] = item["title"].rstrip(".。")
    if item["type"] == "event":
        item["type"] = "webpage"
    if item["type"] != "treaty":
        item.setdefault("author", [{"literal": name} for name in _first(record, house)])
        authors = {person["literal"] for person in item["author"]}
        item = {k: v for k, v in item.items() if k not in _MAKERS or v not in authors}
    if item["type"] == "webpage":  # its container says it already
        item.pop("publisher", None)
    return {key: _apart(key, value) for key, value in item.items() if _is_known(key)}


_MAKERS = ("publisher", "container-title")
_APART = ("title", "number", *_MAKERS)


def _first(record: Record, house: House) -> Iterable[str]:
    return makers(record) or names(record, "publisher") or [house.name]


def _is_known(key: str) -> bool:
    """What the library knows of CSL, and a citation needs."""
    known = key in ("id", "type") or key.replace("-", "_") in VARIABLES
    return known and not key.startswith(("abstract", "event", "keyword"))


def _apart(key: str, value: Any) -> Any:
    """Words that keep their own direction in an Arabic line: a number after “Plenary, ” would join it."""
    if key == "author":
        return [{"literal": isolated(person["literal"])} for person in value]
    return isolated(value) if key in _APART else value


# --- styles -----------------------------------------------------------


@cache
def _parsed(file: str, language: str) -> CitationStylesStyle:
    tree = etree.parse(_FOLDER / f"{file}.csl")
    if language != "en":
        add_terms(tree.getroot(), _LOCALES[language], own_terms(language))
    return CitationStylesStyle(
        BytesIO(etree.tostring(tree)), locale=_LOCALES[language], validate=False
    )


def _safe(text: str) -> SafeString:
    clean = nh3.clean(text, tags={"i"}, attributes={})
    marked = re.sub(r"https?://[^\s<]*[^\s<.]", lambda address: _address(address[0]), clean)
    return mark_safe(marked)  # noqa: S308


def _address(address: str) -> str:
    """Left to right everywhere, and broken after a mark where the line is too short for it."""
    breaks = re.sub(r"(?<=[^/:][/.])(?=\w)", "<wbr>", address)
    return f'<bdi dir="ltr">{breaks}</bdi>'
