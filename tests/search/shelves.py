"""A library for the engines: works in six languages, on each engine's shelf."""

import itertools
import uuid
from contextlib import contextmanager
from datetime import date

from django.utils import timezone

from search import entries
from search.documents import FacetTag, SearchDocument, SearchText
from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.facets import all_facets
from search.plan import Plan
from search.query import parse

_versions = itertools.count(1)


def work(kind="news", *, names=(), aliases=(), tags=(), day=None, **titles):
    """
    A document. Titles by language; `fr=("Titre", "Texte.")` gives a text too, `zh="…"` stands for zh-hans.
    """
    texts = []
    for code, words in titles.items():
        title, body = (words, "") if isinstance(words, str) else words
        language = "zh-hans" if code == "zh" else code
        texts.append(SearchText(language=language, title=title, body=body))
    return SearchDocument(
        family=uuid.uuid4(),
        kind=kind,
        date=day or date(2026, 1, 1),
        texts=tuple(sorted(texts, key=lambda text: text.language)),
        names=tuple(names),
        aliases=tuple(aliases),
        tags=frozenset(FacetTag(facet=name, value=value) for name, value in tags),
    )


class DatabaseShelf:
    """Entries, and the engine that finds in them."""

    def __init__(self):
        self.engine = DatabaseEngine()

    def put(self, *documents):
        entries.keep({document.family: document for document in documents})
        return documents[0] if len(documents) == 1 else documents

    def ask(self, text="", language="en", **plan):
        plan = {"facets": ("kind", "topic", "language"), "query": parse(text)} | plan
        return self.engine.search(Plan(reader=language, at=timezone.now(), **plan))

    def titles(self, text="", language="en", **plan):
        """Titles of what is found in the reader's language, in order."""
        return self._titles(self.ask(text, language, **plan).own, language)

    def other_titles(self, text="", language="en", **plan):
        return self._titles(self.ask(text, language, **plan).others, "")

    def _titles(self, found, language):
        documents = entries.stored([one.family for one in found])
        return [
            next(
                text.title
                for text in documents[one.family].texts
                if text.language == language or not language
            )
            for one in found
        ]


class ElasticsearchShelf(DatabaseShelf):
    """An index of its own, filled from the same entries."""

    def __init__(self, engine, index):
        self.engine = engine
        self.index = index

    def put(self, *documents):
        super().put(*documents)
        stored = entries.stored([document.family for document in documents])
        sources = [(next(_versions), one.as_source(all_facets())) for one in stored.values()]
        assert self.engine.write(self.index, sources, refresh=True) == {}
        return documents[0] if len(documents) == 1 else documents


def prefix():
    """A name for indexes that nobody else uses."""
    return f"test-{uuid.uuid4().hex[:12]}"


@contextmanager
def index_of_its_own(url):
    """An engine with an empty index that serves; gone afterwards. It has seen one question already."""
    engine = ElasticsearchEngine(url, prefix())
    index = f"{engine.alias}-1"
    engine.create(index, all_facets())
    engine.serve(index)
    try:
        engine.client.search(index=index)
        yield engine, index
    finally:
        engine.drop(index)
