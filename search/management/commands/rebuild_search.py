"""Make the search anew: entries from pages, and a new generation of the index beside the old one."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterable
from itertools import batched
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from search import copying, generations, outbox, verifying
from search.engines import elasticsearch
from search.engines.base import EngineError
from search.models import Generation, SearchEntry

BATCH = 20
PATIENCE = 60.0


class Command(BaseCommand):
    help = (
        "Make the search anew, while it goes on serving: every entry from its pages, then, where "
        "ELASTICSEARCH_URL is set, a new generation of the index, checked before it is switched to."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--index-only",
            action="store_true",
            help="keep the entries as they are; build only a new generation",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["index_only"]:
            self._write_entries()
        engine = elasticsearch.configured()
        if engine is None:
            self.stdout.write("The database searches: ELASTICSEARCH_URL is not set.")
            return
        try:
            generation = self._build(engine)
        except EngineError as problem:
            raise CommandError(
                f"Elasticsearch did not take it: {problem}. What served before goes on serving; the worker "
                "goes on building, or run this again."
            ) from problem
        self.stdout.write(f"{generation.index} serves.")

    def _write_entries(self) -> None:
        families = verifying.every_work()
        SearchEntry.objects.update(digest="")
        for batch in self._shown(
            batched(sorted(families, key=str), BATCH, strict=False), len(families)
        ):
            with transaction.atomic():
                outbox.changed_many(batch)

    def _shown(self, batches: Iterable[tuple[UUID, ...]], total: int) -> Iterable[tuple[UUID, ...]]:
        with tqdm(total=total, desc="entries", unit=" works", file=sys.stderr) as bar:
            for batch in batches:
                yield batch
                bar.update(len(batch))

    def _build(self, engine: elasticsearch.ElasticsearchEngine) -> Generation:
        engine.ping()
        generation = generations.start(engine)
        _held, total = generations.progress(generation)
        stuck_since = time.monotonic()
        with tqdm(total=total, desc=generation.index, unit=" works", file=sys.stderr) as bar:
            while not generations.finish(engine, generation):
                moved = outbox.settle_rest() + copying.copy_due(engine)
                held, bar.total = generations.progress(generation)
                bar.update(held - bar.n)
                if moved:
                    stuck_since = time.monotonic()
                elif time.monotonic() - stuck_since > PATIENCE:
                    raise CommandError(self._why_not(generation))
                else:
                    time.sleep(0.5)
        return generation

    def _why_not(self, generation: Generation) -> str:
        owed = copying.due(generation)
        last = generation.copies.exclude(last_error="").values_list("last_error", flat=True).first()
        return (
            f"{generation.index} is still owed {owed} works and gets no further. "
            f"{f'The last refusal was: {last}. ' if last else ''}What served before goes on serving."
        )
