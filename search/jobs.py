"""What the worker does for the search, again and again."""

import logging
from datetime import timedelta

from jobs.schedule import periodic
from search import copying, generations, outbox, verifying, vocabulary
from search.asked import forgetting
from search.engines import elasticsearch
from search.engines.base import EngineError
from search.engines.breaker import Breaker
from search.extraction import reading

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


@periodic(every=timedelta(days=1) / verifying.PARTS)
def compare_a_part_with_the_pages() -> None:
    verifying.part_of_the_day()


@periodic(every=timedelta(days=1))
def compare_indexes_with_entries() -> None:
    engine = elasticsearch.configured()
    if engine is not None:
        verifying.every_copy(engine)


@periodic(every=timedelta(hours=1))
def forget_queries() -> None:
    forgetting.forget()


@periodic(every=timedelta(seconds=10))
def learn_words() -> None:
    vocabulary.learn()


@periodic(every=timedelta(days=1))
def forget_words() -> None:
    vocabulary.forget()
