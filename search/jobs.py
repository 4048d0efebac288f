"""What the worker does for the search, again and again."""

import logging
from datetime import timedelta

from jobs.schedule import periodic
from search import copying, generations, outbox, vocabulary
from search.engines import elasticsearch
from search.engines.base import EngineError
from search.engines.breaker import Breaker
from search.extraction import reading
from search.models import Generation

log = logging.getLogger(__name__)

# An Elasticsearch that is away is asked again every few seconds, not at every beat.
writing = Breaker(rest=5.0)


@periodic(every=timedelta(seconds=1))
def settle_changes() -> None:
    outbox.settle_rest()


@periodic(every=timedelta(seconds=1))
def copy_to_elasticsearch() -> None:
    engine = elasticsearch.configured()
    if engine is None or not writing.allows():
        return
    try:
        engine.ping()
        copying.copy_due(engine)
        generations.keep(engine)
    except EngineError as problem:
        writing.failed()
        log.warning("Elasticsearch does not take what is due; trying again: %s", problem)
    else:
        writing.succeeded()


@periodic(every=timedelta(seconds=2))
def read_files() -> None:
    reading.read_waiting()


@periodic(every=timedelta(seconds=10))
def learn_words() -> None:
    vocabulary.learn()


@periodic(every=timedelta(hours=24))
def forget_words() -> None:
    vocabulary.forget()


@periodic(every=timedelta(hours=24))
def reconcile() -> None:
    """What a generation was not told, for whatever reason, it is told now."""
    for generation in Generation.objects.filter(state=Generation.State.SERVING):
        missed = generations.owe_all(generation)
        if missed:
            log.error("drift: %s had not been told of %s works", generation.index, missed)
