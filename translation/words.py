"""What a page says, compared with what its texts say it should say."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup
from wagtail.models import Page
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from translation.texts import Text


def strange_words(page: Page, texts: list[Text]) -> list[str]:
    """
    The places (fields, blocks and rows, as paths) where a page reads otherwise than its texts: an old
    revision, a draft that still has the source's words, or something written past the translation.
    Tags, entities and spaces are not words.
    """
    said = _by_place((s.path, s.string.data) for s in _strings(page))
    meant = _by_place((text.path, text.translation or text.source) for text in texts)
    return [place for place in {**meant, **said} if said.get(place) != meant.get(place)]


def content_fields(model: type[Page]) -> list[Any]:
    """The fields of a page type that are the work itself, not its place or its state."""
    fields: list[Any] = get_translatable_fields(model)
    return fields


def says_the_same(page: Page, stored: Page) -> bool:
    """Whether two versions of a page have the same words, links and structure."""
    return _content(page) == _content(stored)


def _content(page: Page) -> list[tuple[Any, ...]]:
    return [
        (
            type(s).__name__,
            s.path,
            *(getattr(s, name, None) for name in ("attrs", "template", "data")),
        )
        + ((s.string.data,) if isinstance(s, StringSegmentValue) else ())
        for s in extract_segments(page)
    ]


def _strings(page: Page) -> list[StringSegmentValue]:
    return [s for s in extract_segments(page) if isinstance(s, StringSegmentValue)]


def _by_place(strings: Iterable[tuple[str, str]]) -> dict[str, str]:
    words: dict[str, str] = defaultdict(str)
    for path, data in strings:
        # A field, a block of a story, a row. Not finer: a cell's path may hold the words of its row.
        words[".".join(path.split(".")[:2])] += _plain(data)
    return {place: text for place, text in words.items() if text}


def _plain(data: str) -> str:
    text = BeautifulSoup(data, "html.parser").get_text() if "<" in data or "&" in data else data
    return "".join(text.split())
