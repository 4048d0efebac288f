"""
Builds of the index, one after the other: made beside the one that serves, filled while both take every
change, checked work by work, and switched to in one step. The old one is kept for a day.

Each step stands in the database, so that a worker that dies goes on where it was.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import batched
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from search import mapping
from search.copying import due
from search.documents import SearchDocument
from search.engines.elasticsearch import ElasticsearchEngine
from search.facets import all_facets
from search.models import Generation, SearchChange, SearchCopy, SearchEntry, SearchWork

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=1)
BATCH = 500


def start(engine: ElasticsearchEngine) -> Generation:
    """Begin a new build. One that is under way is given up."""
    for old in Generation.objects.filter(state=Generation.State.BUILDING):
        _retire(engine, old)
    now = timezone.now()
    index = f"{engine.alias}-{now:%Y%m%d%H%M%S%f}"
    engine.create(index, all_facets())
    generation = Generation.objects.create(
        index=index, fingerprint=fingerprint(), created_at=now, changed_at=now
    )
    owe_all(generation)
    return generation


def fingerprint() -> str:
    """What this code would build. An index with another one has to be built anew."""
    return mapping.fingerprint(all_facets())


def owe_all(generation: Generation) -> int:
    """Make sure that a generation is owed every work in its present version. Returns how many were not."""
    added = 0
    works = SearchWork.objects.order_by("family").values_list("family", "version")
    for batch in batched(works.iterator(chunk_size=BATCH), BATCH, strict=False):
        versions = dict(batch)
        copies = SearchCopy.objects.filter(generation=generation, family__in=versions)
        known = dict(copies.values_list("family", "wanted"))
        behind = [family for family, version in versions.items() if known.get(family, 0) < version]
        added += len(behind)
        SearchCopy.objects.bulk_create(
            [
                SearchCopy(family=family, generation=generation, wanted=versions[family])
                for family in behind
            ],
            update_conflicts=True,
            unique_fields=["family", "generation"],
            update_fields=["wanted"],
        )
    return added


def finish(engine: ElasticsearchEngine, generation: Generation) -> bool:
    """
    Switch to a build, if it is complete. False while it is owed anything.

    What is parked is excused: one work that cannot be written does not keep all others from being found.
    """
    if due(generation) or owe_all(generation):
        return False
    wrong = differences(engine, generation) - moving(generation)
    if wrong:
        log.warning("%s differs in %s works; writing them again", generation.index, len(wrong))
        SearchCopy.objects.filter(generation=generation, family__in=wrong).update(version=0)
        return False
    engine.serve(generation.index)
    now = timezone.now()
    states = Generation.State
    Generation.objects.filter(state=states.SERVING).update(state=states.KEPT, changed_at=now)
    Generation.objects.filter(pk=generation.pk).update(state=states.SERVING, changed_at=now)
    return True


def differences(engine: ElasticsearchEngine, generation: Generation) -> set[UUID]:
    """Works that an index does not hold as the database does: missing, too many, another version or text."""
    held = {
        UUID(family): (version, digest)
        for family, version, digest in engine.contents(generation.index)
    }
    wrong = set(held)
    for family, version, digest in _expected():
        if held.get(family) == (version, digest):
            wrong.discard(family)
        else:
            wrong.add(family)
    return wrong


def moving(generation: Generation) -> set[UUID]:
    """Works that change at this moment, or are parked: what they owe is written down."""
    owed = SearchCopy.objects.filter(generation=generation, version__lt=F("wanted"))
    waiting = SearchChange.objects.values_list("family")
    return {family for (family,) in owed.values_list("family").union(waiting)}


def keep(engine: ElasticsearchEngine) -> None:
    """The worker's part: begin a build where one is needed, finish what is complete, drop what is old."""
    states = Generation.State
    building = Generation.objects.filter(state=states.BUILDING).first()
    serving = Generation.objects.filter(state=states.SERVING).first()
    if building:
        finish(engine, building)
    elif (
        serving is None or serving.fingerprint != fingerprint() or not engine.serves(serving.index)
    ):
        start(engine)
    old = Generation.objects.filter(state=states.KEPT, changed_at__lt=timezone.now() - KEPT_FOR)
    for generation in old:
        _retire(engine, generation)


def progress(generation: Generation) -> tuple[int, int]:
    """How many works a build holds, and how many there are."""
    copies = SearchCopy.objects.filter(generation=generation)
    return copies.filter(version__gte=F("wanted")).count(), copies.count()


def _expected() -> Iterator[tuple[UUID, int, str]]:
    digests: Mapping[UUID, str] = dict(SearchEntry.objects.values_list("family", "digest"))
    # A work that was never anything to see has no version, and is owed to nobody.
    works = SearchWork.objects.filter(version__gt=0).values_list("family", "version")
    for family, version in works.iterator(chunk_size=BATCH):
        gone = SearchDocument(family=family, visible=False)
        yield family, version, digests.get(family) or gone.digest()


def _retire(engine: ElasticsearchEngine, generation: Generation) -> None:
    """The rows first: nobody writes into an index that is going."""
    Generation.objects.filter(pk=generation.pk).update(state=Generation.State.GONE)
    SearchCopy.objects.filter(generation=generation).delete()
    engine.drop(generation.index)
