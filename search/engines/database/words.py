"""The words of texts and pages, analysed here and kept by the database that is in use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Protocol

from django.db import connection
from django.utils.module_loading import import_string

from search.analysis import plain_words, stem, terms
from search.documents import as_whole
from search.engines.database.sql import Parameters
from search.models import FilePage, SearchEntryText
from search.query import OTHER_LANGUAGE, Query, weight

# A text of a thousand pages is found by its first words; PostgreSQL takes no more than a megabyte.
MOST_TERMS = 60_000
BATCH = 100


@dataclass(frozen=True, kw_only=True)
class TextWords:
    """A text's terms, by where they stand."""

    text: int
    title: Sequence[str]
    heads: Sequence[str]
    summary: Sequence[str]
    body: Sequence[str]
    names: Sequence[str]
    wholes: Sequence[str]
    plain: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class PageWords:
    """The terms of a page of a file."""

    page: int
    terms: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Unit:
    """
    One word to find: as a stem in texts (none for a stop word), as it is written in names. `others` may
    stand for it; one of several words has several stems.
    """

    stem: str
    plain: tuple[str, ...]
    others: tuple["Unit", ...] = ()

    @property
    def ways(self) -> tuple["Unit", ...]:
        """The word itself, and what may stand for it."""
        return (self, *self.others)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of one language; of names, which have none, if it is empty."""

    language: str
    weight: float
    units: tuple[Unit, ...]


class Words(Protocol):
    """
    A database's way of finding words. Each method writes SQL for an `id` and what was found.

    `texts`: id of the text, number of units found, score; `names`: the same, in names alone. `pages`:
    the same of pages of files. `phrase`: ids of texts that say words as they were quoted. `whole`: ids
    of texts called exactly so. `lacking`: ids of those texts that have no words at all.
    """

    def write_texts(self, rows: Sequence[TextWords]) -> None: ...
    def write_pages(self, rows: Sequence[PageWords]) -> None: ...
    def texts(self, asked: Asked, values: Parameters) -> str: ...
    def names(self, asked: Asked, values: Parameters) -> str: ...
    def pages(self, asked: Asked, values: Parameters) -> str: ...
    def phrase(self, words: Sequence[str], values: Parameters) -> str: ...
    def whole(self, whole: str, values: Parameters) -> str: ...
    def lacking(self, texts: Iterable[int]) -> str: ...


@cache
def words() -> Words:
    """The words of the database in use."""
    found: Words = import_string(f"search.engines.database.{connection.vendor}.Words")()
    return found


def index_texts(texts: Iterable[SearchEntryText]) -> None:
    """Write the words of texts that were just made."""
    rows = [_text_words(text) for text in texts]
    for start in range(0, len(rows), BATCH):
        words().write_texts(rows[start : start + BATCH])


def index_pages(pages: Iterable[FilePage], language: str) -> None:
    """Write the words of pages that were just made."""
    rows = [
        PageWords(page=page.pk, terms=terms(page.text, language)[:MOST_TERMS]) for page in pages
    ]
    for start in range(0, len(rows), BATCH):
        words().write_pages(rows[start : start + BATCH])


def asked(query: Query, reader: str) -> list[Asked]:
    """What to ask of each language that the query may be written in."""
    return [
        Asked(
            language=language,
            weight=weight(language, reader),
            units=tuple(
                Unit(
                    stem=stem(unit, language),
                    plain=tuple(plain_words(unit)),
                    others=tuple(
                        Unit(stem=" ".join(terms(other, language)), plain=tuple(plain_words(other)))
                        for other in query.others(unit, language)
                    ),
                )
                for unit in query.units(language)
            ),
        )
        for language in query.languages
    ]


def asked_of_names(query: Query) -> Asked:
    """What to ask of names, whatever language a work is in."""
    units = tuple(
        Unit(
            stem="",
            plain=tuple(plain_words(unit)),
            others=tuple(
                Unit(stem="", plain=tuple(plain_words(other))) for other in query.others(unit)
            ),
        )
        for unit in query.units()
    )
    return Asked(language="", weight=OTHER_LANGUAGE, units=units)


def _text_words(text: SearchEntryText) -> TextWords:
    names = [*text.entry.names, *text.entry.aliases]
    parts = (text.title, text.summary, text.heads, text.body, *names)
    return TextWords(
        text=text.pk,
        title=terms(text.title, text.language),
        heads=terms(text.heads, text.language)[:MOST_TERMS],
        summary=terms(text.summary, text.language),
        body=terms(text.body, text.language)[:MOST_TERMS],
        names=[word for name in names for word in plain_words(name)],
        wholes=[whole for name in (text.title, *text.entry.aliases) if (whole := as_whole(name))],
        plain=list(chain.from_iterable(map(plain_words, parts)))[:MOST_TERMS],
    )
