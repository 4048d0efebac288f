"""Asking an engine all the questions of a set."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from search.engines.base import EngineError, SearchEngine
from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.facets import all_facets
from search.plan import OTHERS, Found, Plan
from search.query import parse
from tools.relevance.judgements import Question
from tools.relevance.library import Work, shelve
from tools.relevance.measures import FIRST_PAGE, Returned

# Recency counts, so the clock stands still while relevance is measured.
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def ask_all(
    engine: SearchEngine, questions: Iterable[Question], works: Sequence[Work]
) -> list[Returned]:
    """What the engine returns for each question. A work counts in the languages that it exists in."""
    names = {work.document.family: work.name for work in works}
    languages = {work.name: work.languages for work in works}

    def named(found: Iterable[Found]) -> tuple[str, ...]:
        return tuple(names[one.family] for one in found)

    returned = []
    for question in questions:
        grades = {
            name: grade
            for name, grade in question.grades.items()
            if question.language in languages[name]
        }
        plan = Plan(query=parse(question.text), reader=question.language, at=NOW)
        answer = engine.search(plan)
        own = answer.own[: plan.limit]
        more = () if len(own) >= FIRST_PAGE else engine.search(replace(plan, is_broad=True)).own
        returned.append(
            Returned(
                question=replace(question, grades=grades),
                own=named(own),
                others=named(answer.others[:OTHERS]),
                more=tuple(name for name in named(more[: plan.limit]) if name not in named(own)),
                tier=answer.tier,
                total=answer.total + answer.other_total,
            )
        )
    return returned


def database_with(works: Sequence[Work]) -> DatabaseEngine:
    """The database in use, holding these works and nothing else."""
    shelve(works)
    return DatabaseEngine()


@contextmanager
def elasticsearch_with(url: str, works: Iterable[Work]) -> Iterator[ElasticsearchEngine]:
    """An index of its own with these works; gone afterwards."""
    engine = ElasticsearchEngine(url, f"relevance-{uuid4().hex[:12]}")
    index = f"{engine.alias}-1"
    facets = all_facets()
    engine.create(index, facets)
    try:
        engine.serve(index)
        rows = [(1, work.document.as_source(facets)) for work in works]
        if refused := engine.write(index, rows, refresh=True):
            raise EngineError(f"not taken: {refused}")
        yield engine
    finally:
        engine.drop(index)
