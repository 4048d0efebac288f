from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.demonstration import Refused, invite


class Command(BaseCommand):
    help = (
        "Make the people of the demonstration, with passwords that it prints: an editor, a publisher,"
        " a translator and an administrator. Refuses on a production site."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lines = invite()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        for line in lines:
            self.stdout.write(f"    {line}")
