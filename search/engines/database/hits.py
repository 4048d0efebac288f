"""
What is found by words, as SQL: entries with the level they reach and their score.

Values are collected in the order of the text, so each piece is written where it stands.
"""

from dataclasses import replace

from search.analysis import plain_words
from search.analysis import words as words_of
from search.documents import as_whole
from search.engines.database.sql import Parameters
from search.engines.database.words import Asked, asked, asked_of_names, words
from search.plan import Plan, Tier
from search.query import Query, parse

EXACT = 100
PDF_PAGE = 0.5
LEVELS = {Tier.ALL: 3, Tier.HALF: 2, Tier.ANY: 1}


def hits(plan: Plan, values: Parameters) -> str:
    """Rows of entry_id, level, score. Without words, every entry: the newest come first then."""
    query = plan.query
    if not query.asks:
        everything = "SELECT id AS entry_id, 3 AS level, 0 AS score FROM search_searchentry"
        return everything + _required(query, values, "id")
    return (
        f"SELECT entry_id, MAX(level) AS level, MAX(score + {_if_whole(query, values)}) AS score "  # noqa: S608
        f"FROM ({_ways(query, plan.reader, values)}) AS ways"
        f"{_required(query, values, 'entry_id')} GROUP BY entry_id"
    )


def on_pages(one: Asked, values: Parameters, more: str = "") -> str:
    """Entries by pages of their files. `more` are columns of the file and the page."""
    found = words().pages(one, values)
    return (
        f"SELECT file.entry_id, {_level(one)} AS level, "  # noqa: S608
        f"found.score * {one.weight * PDF_PAGE} AS score{more and ', ' + more} "
        f"FROM ({found}) AS found JOIN search_filepage AS page ON page.id = found.id "
        f"JOIN search_filetext AS text ON text.id = page.file_id "
        f"JOIN search_searchentryfile AS file ON file.file_hash = text.file_hash "
        f"AND file.language = text.language WHERE file.language = {values(one.language)}"
    )


def _ways(query: Query, reader: str, values: Parameters) -> str:
    """The ways in which a work can be found: in a text of a language, on a page of a file."""
    ranked = query if query.words else replace(query, words=tuple(words_of(query.wanted)))
    ways = [_in_names(asked_of_names(ranked), values)]
    for one in asked(ranked, reader):
        ways += [_in_texts(one, values), on_pages(one, values)]
    return " UNION ALL ".join(ways)


def _in_texts(one: Asked, values: Parameters) -> str:
    texts = _by_text(one, words().texts(one, values))
    return f"{texts} WHERE text.language = {values(one.language)}"


def _in_names(one: Asked, values: Parameters) -> str:
    return _by_text(one, words().names(one, values))


def _by_text(one: Asked, found: str) -> str:
    return (
        f"SELECT text.entry_id, {_level(one)} AS level, found.score * {one.weight} AS score "  # noqa: S608
        f"FROM ({found}) AS found JOIN search_searchentrytext AS text ON text.id = found.id"
    )


def _level(one: Asked) -> str:
    """How many of the words were found, as a tier."""
    every, half = len(one.units), Tier.HALF.needs(len(one.units))
    return f"CASE WHEN found.n >= {every} THEN 3 WHEN found.n >= {half} THEN 2 ELSE 1 END"


def _if_whole(query: Query, values: Parameters) -> str:
    whole = as_whole(query.text)
    if not whole:
        return "0"
    return (
        f"CASE WHEN entry_id IN ({_entries(words().whole(whole, values))}) THEN {EXACT} ELSE 0 END"
    )


def _required(query: Query, values: Parameters, entry: str) -> str:
    """What must be said as it was quoted, and what must not be said."""
    conditions = [
        f"{entry} IN ({_entries(words().phrase(plain_words(phrase), values))})"
        for phrase in query.phrases
    ] + [f"{entry} NOT IN ({_mentions(part, values)})" for part in query.without]
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def _mentions(part: str, values: Parameters) -> str:
    """Entries that have a word in any form, or words as they were quoted."""
    if " " in part:
        return _entries(words().phrase(plain_words(part), values))
    return " UNION ".join(
        f"SELECT entry_id FROM ({_in_texts(one, values)}) AS mentions"  # noqa: S608
        for one in asked(parse(part), "")
    )


def _entries(ids: str) -> str:
    return f"SELECT entry_id FROM search_searchentrytext WHERE id IN ({ids})"  # noqa: S608
