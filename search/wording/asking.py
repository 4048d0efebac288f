"""A query with what staff said about its words."""

from dataclasses import replace

from search.query import Query
from search.wording import table
from search.wording.synonyms import others_in


def worded(query: Query, reader: str, wording: table.Wording | None = None) -> Query:
    """
    The same query with synonyms, in the languages it is written in and the reader's, and with the words
    that are right as they are. `wording` stands for the one that holds.
    """
    wording = wording or table.current()
    found = {
        language: others
        for language in {*query.languages, reader}
        if (others := others_in(query, language, wording.synonyms.get(language, {})))
    }
    certain = wording.certain.get(reader, frozenset())
    return replace(query, synonyms=found, certain=certain) if found or certain else query
