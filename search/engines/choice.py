"""Which engine answers: Elasticsearch where it can, the database always."""

import logging
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import F

from search.engines import elasticsearch
from search.engines.base import EngineError
from search.engines.breaker import Breaker
from search.engines.database.engine import DatabaseEngine
from search.models import Generation, Lane, SearchChange, SearchCopy
from search.plan import Answer, Plan

log = logging.getLogger(__name__)

# When more works than these are hidden here and not yet there, the database answers.
MOST_HIDDEN = 1_000

breaker = Breaker()


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """An answer, and whether it came from the simpler engine because the other failed."""

    answer: Answer
    engine: str
    is_simpler: bool = False


def search(plan: Plan) -> Outcome:
    """Ask the best engine there is. Never waits long: what fails once is left alone for a while."""
    engine = elasticsearch.configured()
    generation = engine and Generation.objects.filter(state=Generation.State.SERVING).first()
    if engine and generation:
        answer = _asked(engine, plan, generation)
        if answer is not None:
            return Outcome(answer=answer, engine=engine.name)
    database = DatabaseEngine()
    is_simpler = bool(engine and generation)
    return Outcome(answer=database.search(plan), engine=database.name, is_simpler=is_simpler)


def _asked(
    engine: elasticsearch.ElasticsearchEngine, plan: Plan, generation: Generation
) -> Answer | None:
    if not breaker.allows():
        return None
    hidden = _hidden_since(generation)
    if len(hidden) > MOST_HIDDEN:
        return None
    try:
        answer = engine.search(replace(plan, hidden=(*plan.hidden, *hidden)))
    except EngineError as problem:
        log.warning("the database answers a search: %s", problem)
        breaker.failed()
        return None
    breaker.succeeded()
    return answer


def _hidden_since(generation: Generation) -> tuple[UUID, ...]:
    """Works that were hidden, and that the index may still count: counts must not tell either."""
    owed = SearchCopy.objects.filter(generation=generation, hides=True, version__lt=F("wanted"))
    waiting = SearchChange.objects.filter(lane=Lane.HIDE)
    families = owed.values_list("family").union(waiting.values_list("family"))
    return tuple(family for (family,) in families[: MOST_HIDDEN + 1])
