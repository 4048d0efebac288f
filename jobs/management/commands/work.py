from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jobs.worker import Worker


class Command(BaseCommand):
    help = (
        "Do the work that no visitor should wait for: what is due by the clock, what is queued, "
        "and what the search index still owes. Runs until it is stopped; --once is for cron."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one beat, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        if options["once"]:
            worker.run_once()
            return
        worker.listen()
        if options["verbosity"]:
            self.stdout.write("The worker is at work. Ctrl-C ends it.")
        worker.run()
