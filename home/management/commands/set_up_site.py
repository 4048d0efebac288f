import logging
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from home.site_setup import set_up


class Command(BaseCommand):
    help = (
        "Make an empty database a site: six languages, a front page and the sections in each, groups, "
        "and approval before publishing. Run again, it adds what is missing and changes nothing else."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        parser.add_argument("--name", default=settings.WAGTAIL_SITE_NAME, help="the site's name")
        parser.add_argument("--host", default=address.hostname, help="its host name")
        parser.add_argument(
            "--port",
            type=int,
            default=address.port or (443 if address.scheme == "https" else 80),
            help="its port",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        # Wagtail would tell of each page in three lines; what was made stands below, in one.
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        made = set_up(name=options["name"], host=options["host"], port=options["port"])
        for line in made:
            self.stdout.write(f"  made {line}")
        self.stdout.write("The site stands." if made else "The site stood already.")
