"""PostgreSQL: a tsvector beside each text and page, of terms that were analysed already."""

from collections.abc import Iterable, Sequence

from django.db import connection

from search.engines.database.sql import Parameters
from search.engines.database.words import Asked, PageWords, TextWords, Unit

# Weights of D, C, B, A: text, summary, headings and names, title.
WEIGHTS = "{0.25, 0.5, 0.5, 1}"
PLAIN = 0.15
_BY_LENGTH = 1
_LAST_POSITION = 16_383

CREATE = (
    "ALTER TABLE search_searchentrytext ADD COLUMN words tsvector, ADD COLUMN plain tsvector",
    "CREATE INDEX search_words ON search_searchentrytext USING gin (words)",
    "CREATE INDEX search_plain ON search_searchentrytext USING gin (plain)",
    "ALTER TABLE search_filepage ADD COLUMN words tsvector",
    "CREATE INDEX search_page_words ON search_filepage USING gin (words)",
)
DROP = (
    "ALTER TABLE search_filepage DROP COLUMN words",
    "ALTER TABLE search_searchentrytext DROP COLUMN words, DROP COLUMN plain",
)


class Words:
    """How PostgreSQL finds words (see `search.engines.database.words.Words`)."""

    def write_texts(self, rows: Sequence[TextWords]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_searchentrytext SET words = %s::tsvector, plain = %s::tsvector "
                "WHERE id = %s",
                [
                    (_of_text(row), _vector([(row.plain, "D")], row.wholes), row.text)
                    for row in rows
                ],
            )

    def write_pages(self, rows: Sequence[PageWords]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_filepage SET words = %s::tsvector WHERE id = %s",
                [(_vector([(row.terms, "D")]), row.page) for row in rows],
            )

    def lacking(self, texts: Iterable[int]) -> str:
        ids = ", ".join(str(int(text)) for text in texts)
        return f"SELECT id FROM search_searchentrytext WHERE id IN ({ids}) AND words IS NULL"  # noqa: S608

    def texts(self, asked: Asked, values: Parameters) -> str:
        """
        Unstemmed words count a little too: who leaves out the accents means the same word. Only those that
        were typed, so that they come before what may stand for them.
        """
        stems = [_any_of(map(_either, unit.ways)) for unit in asked.units]
        plain = [_any_of(_phrase(way.plain) for way in unit.ways) for unit in asked.units]
        typed = [_phrase(unit.plain) for unit in asked.units]
        found = " + ".join(
            f"(words @@ {values(stem)}::tsquery OR plain @@ {values(word)}::tsquery)::int"
            for stem, word in zip(stems, plain, strict=True)
        )
        return (
            f"SELECT id, {found} AS n, {_rank('words', stems, values)} "  # noqa: S608
            f"+ {PLAIN} * {_rank('plain', typed, values)} AS score FROM search_searchentrytext "
            f"WHERE {_any('words', stems, values)} OR {_any('plain', plain, values)}"
        )

    def names(self, asked: Asked, values: Parameters) -> str:
        units = [_any_of(_phrase(way.plain, ":B") for way in unit.ways) for unit in asked.units]
        return _scored("search_searchentrytext", units, values)

    def pages(self, asked: Asked, values: Parameters) -> str:
        units = [
            _any_of(_phrase(way.stem.split() or way.plain) for way in unit.ways)
            for unit in asked.units
        ]
        return _scored("search_filepage", units, values)

    def phrase(self, words: Sequence[str], values: Parameters) -> str:
        return _ids(_phrase(words), values)

    def whole(self, whole: str, values: Parameters) -> str:
        return _ids(_quoted(_whole(whole)), values)


def _of_text(row: TextWords) -> str:
    parts = [(row.title, "A"), (row.heads, "B"), (row.names, "B"), (row.summary, "C")]
    return _vector([*parts, (row.body, "D")])


def _vector(parts: Iterable[tuple[Sequence[str], str]], wholes: Sequence[str] = ()) -> str:
    """Terms with their places, as PostgreSQL writes a tsvector."""
    places: dict[str, list[str]] = {_whole(whole): [] for whole in wholes}
    place = 0
    for terms, weight in parts:
        for term in terms:
            place = min(place + 1, _LAST_POSITION)
            places.setdefault(term, []).append(f"{place}{weight}")
    return " ".join(
        f"{_quoted(term)}:{','.join(at[:255])}" if at else _quoted(term)
        for term, at in places.items()
    )


def _whole(whole: str) -> str:
    return f"={whole}"


def _either(unit: Unit) -> str:
    stems = [_phrase(unit.stem.split())] if unit.stem else []
    return _any_of(dict.fromkeys((*stems, _phrase(unit.plain))))


def _any_of(ways: Iterable[str]) -> str:
    return f"({' | '.join(ways)})"


def _phrase(words: Sequence[str], weight: str = "") -> str:
    return f"({' <-> '.join(f'{_quoted(word)}{weight}' for word in words)})"


def _quoted(term: str) -> str:
    return "'" + term.replace("'", "").replace("\\", "") + "'"


def _ids(query: str, values: Parameters) -> str:
    return f"SELECT id FROM search_searchentrytext WHERE plain @@ {values(query)}::tsquery"  # noqa: S608


def _scored(table: str, units: Sequence[str], values: Parameters) -> str:
    found = " + ".join(f"(words @@ {values(unit)}::tsquery)::int" for unit in units)
    return (
        f"SELECT id, {found} AS n, {_rank('words', units, values)} AS score "  # noqa: S608
        f"FROM {table} WHERE {_any('words', units, values)}"
    )


def _any(column: str, queries: Sequence[str], values: Parameters) -> str:
    return f"{column} @@ {values(' | '.join(queries))}::tsquery"


def _rank(column: str, queries: Sequence[str], values: Parameters) -> str:
    query = values(" | ".join(queries))
    return f"ts_rank('{WEIGHTS}', {column}, {query}::tsquery, {_BY_LENGTH})"
