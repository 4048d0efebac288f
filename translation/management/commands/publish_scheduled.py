from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from translation import due


class Command(BaseCommand):
    """In place of Wagtail's command of the same name, which a single refusal would stop."""

    help = "Publish what is due, and end what has expired. The worker does this by itself."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dryrun", action="store_true", help="Say what is due; change nothing."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        if not options["dryrun"]:
            due.publish_due(at)
            return
        for thing in due.expired(at):
            self.stdout.write(f"ends: {thing}")
        for revision in due.due(at):
            self.stdout.write(f"goes live: {revision.object_str}")
