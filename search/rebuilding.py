"""The search made anew by the worker, while the old one serves: begun in the admin, seen through by jobs."""

from itertools import batched

from django.db import transaction

from search import generations, verifying
from search.engines import elasticsearch
from search.models import Lane, SearchChange, SearchEntry

WHY = "built anew"
BATCH = 500


def begin() -> None:
    """
    Have every entry written again from its pages and, where Elasticsearch is set, a new generation filled
    beside the one that serves. Begun twice, it begins again; edits go first. Raises EngineError.
    """
    engine = elasticsearch.configured()
    if engine is not None:
        engine.ping()
    with transaction.atomic():
        SearchChange.objects.filter(why=WHY).delete()
        SearchEntry.objects.update(digest="")
        for batch in batched(sorted(verifying.every_work(), key=str), BATCH, strict=False):
            SearchChange.objects.bulk_create(
                SearchChange(family=family, why=WHY, lane=Lane.ECHO) for family in batch
            )
    if engine is not None:
        generations.start(engine)


def left() -> int:
    """How many works are still to be written again from their pages."""
    return SearchChange.objects.filter(why=WHY).count()
