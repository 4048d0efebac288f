"""
A partner that did much: how many queries its page asks, how heavy it is, how long it takes, beside one that
did little, in one run.

    python -m benchmarks.partner [MANY]        makes its works in a database of its own (500)
"""

import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

FOLDER = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "PLENARY_MODE": "demo",
    "PLENARY_VAR": FOLDER.name,
    "DATABASE_URL": f"sqlite:///{Path(FOLDER.name) / 'partner.sqlite3'}",
}

import django  # noqa: E402

django.setup()

from django.core.cache import caches  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from partners.models import PartnerPage  # noqa: E402
from publications.models import NewsIndexPage, NewsPage, NewsPartner  # noqa: E402
from search.outbox import settle_rest  # noqa: E402
from tests.factories import published  # noqa: E402

ROUNDS = 7


def partner_with(works: int) -> PartnerPage:
    """A partner that supported so many stories, a day each."""
    partner: PartnerPage = published(PartnerPage, title=f"With {works}")
    section = NewsIndexPage.objects.get(locale=partner.locale)
    for number in range(works):
        day = date(2026, 1, 1) - timedelta(days=number * 7)
        published(
            NewsPage,
            parent=section,
            title=f"A story of what was done together, number {number}",
            date=day,
            partners=[NewsPartner(partner=partner, part="supporter")],
        )
    settle_rest()
    return partner


def told(client: Client, url: str) -> tuple[int, int, float]:
    """Queries, bytes, and the middle of some times in milliseconds; each answered anew."""
    times = []
    for _ in range(ROUNDS):
        caches["pages"].clear()
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(url)
        times.append(time.perf_counter() - begun)
    return len(queries), len(answer.content), sorted(times)[ROUNDS // 2] * 1000


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    call_command("migrate", verbosity=0)
    call_command("set_up_site", name="Plenary", host="localhost", verbosity=0)
    client = Client(headers={"host": "localhost"})
    pages = {works: partner_with(works).url or "" for works in (5, many)}
    print("works  queries   bytes      ms")
    for works, url in pages.items():
        asked, weight, spent = told(client, url)
        print(f"{works:>5} {asked:>8} {weight:>7} {spent:>7.1f}")


if __name__ == "__main__":
    main()
