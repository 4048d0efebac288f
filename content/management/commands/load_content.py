import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from content.folder import problems_in
from content.loading.directory import Directory, NoFrame
from content.loading.lease import Busy
from content.loading.load import Options, load
from content.loading.report import Report


class Command(BaseCommand):
    help = (
        "Load works from files: DIR/<section>/<slug>/<language>.md (see docs/content.md). Only what"
        " changed since the last load is written. What was edited in the site is left alone and told."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--check", action="store_true", help="only read, and tell what is wrong"
        )
        parser.add_argument(
            "--size", type=int, default=20, help="works in a transaction (20; 1 on a busy site)"
        )
        parser.add_argument(
            "--still-right",
            action="append",
            default=[],
            metavar="section/slug",
            help="its translations still say what its source says, although that was changed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        if options["check"]:
            self._check(folder)
            return
        try:
            report = load(
                folder,
                Options(
                    size=max(1, options["size"]),
                    still_right=frozenset(options["still_right"]),
                    is_quiet=not sys.stderr.isatty(),
                ),
            )
        except (Busy, NoFrame) as problem:
            raise CommandError(str(problem)) from problem
        self._tell(report)
        if report.failures:
            sys.exit(1)

    def _check(self, folder: Path) -> None:
        directory = Directory()
        problems = problems_in(folder, lambda address: bool(directory.numbers_of([address])))
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            sys.exit(1)
        self.stdout.write("Nothing is wrong with this folder.")

    def _tell(self, report: Report) -> None:
        for note in report.notes:
            self.stdout.write(note)
        for failure in report.failures:
            self.stderr.write(failure)
        self.stdout.write(report.summary())
