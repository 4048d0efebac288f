"""
How much a copy saves: the same pages answered anew and from a copy, side by side in one run.

    python -m benchmarks.pages [ROUNDS]        needs a loaded demonstration (DATABASE_URL or var/)
"""

import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("PLENARY_MODE", "demo")

import django

django.setup()

from django.core.cache import caches  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

PAGES = [
    "/en/",
    "/en/news/",
    "/en/news/multi-stakeholder-partnerships-against-organized-crime/",
    "/ar/events/integrated-approach-to-countering-organized-crime/",
    "/ru/partners/gi-toc/",
    "/fr/instruments/untoc/",
]


def timed(client: Client, path: str, *, anew: bool) -> float:
    if anew:
        caches["pages"].clear()
    begun = time.perf_counter()
    client.get(path)
    return time.perf_counter() - begun


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    client = Client(headers={"host": "localhost"})
    print(f"{'page':<66} queries   anew ms  copy ms  ratio   bytes")
    for path in PAGES:
        caches["pages"].clear()
        client.get(path)
        caches["pages"].clear()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        asked = len(queries)
        pairs = [
            (timed(client, path, anew=True), timed(client, path, anew=False)) for _ in range(rounds)
        ]
        anew, copy = (sorted(times)[rounds // 2] * 1000 for times in zip(*pairs, strict=True))
        row = f"{asked:>7}  {anew:>8.1f} {copy:>8.1f} {anew / copy:>6.0f}  {len(answer.content):>6}"
        print(f"{path:<66} {row}")


if __name__ == "__main__":
    main()
