"""SQLite: FTS5 tables whose rows have the number of the text or page they belong to."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.engines.database.sql import Parameters
from search.engines.database.words import Asked, PageWords, TextWords, Unit

COLUMNS = ("title", "heads", "summary", "body", "names", "wholes", "plain")
# How much a word counts by where it stands: chosen on judged questions (python -m tools.relevance).
WEIGHTS = "10, 1, 5, 1, 2, 0, 0.15"

# Tokens come analysed; marks count as letters, so that none is cut again.
_TOKENS = "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\""

_GONE = (
    "CREATE TRIGGER {words}_gone AFTER DELETE ON {table} "
    "BEGIN DELETE FROM {words} WHERE rowid = old.id; END"
)
CREATE = (
    f"CREATE VIRTUAL TABLE search_words USING fts5({', '.join(COLUMNS)}, {_TOKENS})",
    f"CREATE VIRTUAL TABLE search_page_words USING fts5(body, {_TOKENS})",
    _GONE.format(words="search_words", table="search_searchentrytext"),
    _GONE.format(words="search_page_words", table="search_filepage"),
)
DROP = (
    "DROP TRIGGER search_page_words_gone",
    "DROP TRIGGER search_words_gone",
    "DROP TABLE search_page_words",
    "DROP TABLE search_words",
)


class Words:
    """How SQLite finds words (see `search.engines.database.words.Words`)."""

    def write_texts(self, rows: Sequence[TextWords]) -> None:
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        values: list[tuple[Any, ...]] = [
            (row.text, *(" ".join(getattr(row, column)) for column in COLUMNS)) for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO search_words (rowid, {', '.join(COLUMNS)}) "  # noqa: S608
                f"VALUES ({marks})",
                values,
            )

    def write_pages(self, rows: Sequence[PageWords]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT OR REPLACE INTO search_page_words (rowid, body) VALUES (%s, %s)",
                [(row.page, " ".join(row.terms)) for row in rows],
            )

    def lacking(self, texts: Iterable[int]) -> str:
        ids = ", ".join(str(int(text)) for text in texts)
        return (
            f"SELECT id FROM search_searchentrytext AS texts WHERE id IN ({ids}) AND NOT EXISTS "  # noqa: S608
            "(SELECT 1 FROM search_words WHERE search_words.rowid = texts.id)"
        )

    def texts(self, asked: Asked, values: Parameters) -> str:
        units = [_any_of(map(_in_text, unit.ways)) for unit in asked.units]
        return _scored("search_words", units, values, f", {WEIGHTS}")

    def names(self, asked: Asked, values: Parameters) -> str:
        units = [
            _any_of(f"names : {_quoted(' '.join(way.plain))}" for way in unit.ways)
            for unit in asked.units
        ]
        return _scored("search_words", units, values, f", {WEIGHTS}")

    def pages(self, asked: Asked, values: Parameters) -> str:
        units = [
            _any_of(_quoted(way.stem or " ".join(way.plain)) for way in unit.ways)
            for unit in asked.units
        ]
        return _scored("search_page_words", units, values)

    def phrase(self, words: Sequence[str], values: Parameters) -> str:
        return _ids("search_words", f"plain : {_quoted(' '.join(words))}", values)

    def whole(self, whole: str, values: Parameters) -> str:
        return _ids("search_words", f"wholes : {_quoted(whole)}", values)


def _in_text(unit: Unit) -> str:
    plain = f"{{names plain}} : {_quoted(' '.join(unit.plain))}"
    if not unit.stem:
        return plain
    return f"({{title heads summary body}} : {_quoted(unit.stem)} OR {plain})"


def _any_of(ways: Iterable[str]) -> str:
    return f"({' OR '.join(ways)})"


def _quoted(term: str) -> str:
    """A term; several words are a phrase."""
    return '"' + term.replace('"', "") + '"'


def _ids(table: str, match: str, values: Parameters) -> str:
    return f"SELECT rowid FROM {table} WHERE {table} MATCH {values(match)}"  # noqa: S608


def _scored(table: str, units: Sequence[str], values: Parameters, weights: str = "") -> str:
    """Rows with any unit: how many units each has, and its score. FTS5 scores in its own query only."""
    score = f"-bm25({table}{weights})"
    scored = f"SELECT rowid, {score} AS score FROM {table} WHERE {table} MATCH {values(' OR '.join(units))}"  # noqa: S608
    counted = " UNION ALL ".join(_ids(table, unit, values) for unit in units)
    return (
        f"WITH scored AS MATERIALIZED ({scored}) "  # noqa: S608
        f"SELECT scored.rowid AS id, COUNT(*) AS n, MAX(scored.score) AS score "
        f"FROM ({counted}) AS found JOIN scored ON scored.rowid = found.rowid GROUP BY scored.rowid"
    )
