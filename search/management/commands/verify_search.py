"""Compare the search with the pages, work by work, in the database and in Elasticsearch."""

import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search import verifying
from search.engines import elasticsearch
from search.engines.base import EngineError
from search.models import SearchEntryText

NAMED = 10


class Command(BaseCommand):
    help = (
        "Compare the search with the pages: what each work is found by now, what its entry in the database "
        "says, and what each index in Elasticsearch holds. Ends with 1 if anything differs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--mend", action="store_true", help="have what differs written again by the worker"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = verifying.compare_entries(verifying.every_work(), self._shown)
        self.stdout.write(f"{found.works} works compared; {len(found.entries)} entries differ.")
        self._name(found)
        differ = set(found.differing)
        if options["mend"]:
            verifying.mend(found)
        engine = elasticsearch.configured()
        if engine is not None:
            differ |= self._copies(engine, mends=options["mend"])
        if not differ:
            self.stdout.write("The search says what the pages say.")
        elif options["mend"]:
            self.stdout.write(f"{len(differ)} works are written again; the worker takes them over.")
        else:
            raise CommandError(
                f"{len(differ)} works differ. `manage.py verify_search --mend` has them written again; "
                "`manage.py rebuild_search` makes everything anew."
            )

    def _copies(self, engine: elasticsearch.ElasticsearchEngine, *, mends: bool) -> set[UUID]:
        try:
            found = verifying.compare_copies(engine)
        except EngineError as problem:
            raise CommandError(
                f"Elasticsearch could not be asked: {problem}. The entries in the database were compared."
            ) from problem
        for index, families in found.copies.items():
            self.stdout.write(f"{index}: {len(families)} works differ.")
        self._name(found)
        if mends:
            verifying.mend(found)
        return set(found.differing)

    def _name(self, found: verifying.Findings) -> None:
        wrong = sorted(found.differing, key=str)
        titles = dict(
            SearchEntryText.objects.filter(entry__family__in=wrong[:NAMED]).values_list(
                "entry__family", "title"
            )
        )
        for family in wrong[:NAMED]:
            self.stdout.write(f"  {family} {titles.get(family, '')}".rstrip())
        if len(wrong) > NAMED:
            self.stdout.write(f"  and {len(wrong) - NAMED} more")

    def _shown(self, batches: verifying.Batches, total: int) -> verifying.Batches:
        with tqdm(total=total, desc="works", unit=" works", file=sys.stderr) as bar:
            for batch in batches:
                yield batch
                bar.update(len(batch))
