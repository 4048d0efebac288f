"""An engine measured on all sets of judged questions."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from search.engines.base import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.models import FileText, SearchEntry
from tools.relevance.agreement import agreement
from tools.relevance.asking import ask_all, database_with, elasticsearch_with
from tools.relevance.baseline import Measured
from tools.relevance.judgements import FOLDER, LANGUAGES, SETS, Half, questions
from tools.relevance.library import Work, read
from tools.relevance.measures import Returned, figures


def measured_on(engine: str) -> tuple[list[Returned], Measured, list[str]]:
    """What it returned, the figures, and what else is worth a line."""
    returned: list[Returned] = []
    measured: dict[str, Measured] = {}
    notes: list[str] = []
    for name in SETS:
        works = read(FOLDER / name)
        with holding(engine, works) as found:
            answers = ask_all(found, questions(name), works)
            if isinstance(found, ElasticsearchEngine) and name == SETS[0]:
                notes.append(_agreement(found, works))
        returned += answers
        measured[name] = figures_of(name, answers, len(works))
    return (
        returned,
        {group: row for rows in measured.values() for group, row in rows.items()},
        notes,
    )


def figures_of(name: str, returned: Sequence[Returned], collection: int) -> Measured:
    """Figures by half and language."""
    return {
        f"{name}, {half}, {language}": figures(
            [
                one
                for one in returned
                if one.question.half == half and one.question.language == language
            ],
            collection,
        )
        for half in Half
        for language in LANGUAGES
    }


@contextmanager
def holding(engine: str, works: Sequence[Work]) -> Iterator[SearchEngine]:
    """An engine that holds these works alone, and nothing of them afterwards."""
    if engine == "elasticsearch":
        with elasticsearch_with(os.environ.get("ELASTICSEARCH_URL", ""), works) as found:
            yield found
        return
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        FileText.objects.all().delete()
        yield database_with(works)
        transaction.set_rollback(True)


def _agreement(engine: ElasticsearchEngine, works: Sequence[Work]) -> str:
    shares = agreement(engine, works, LANGUAGES)
    told = ", ".join(f"{language} {share:.3f}" for language, share in shares.items())
    return f"Words that the analysis in Python and Elasticsearch's conflate alike: {told}"
