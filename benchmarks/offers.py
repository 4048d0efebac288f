"""
How long it takes to offer names to somebody who types, and to mend a slip, among many works.

    python -m benchmarks.offers [WORKS]    100,000 by default, in a database of its own that is thrown away

The works have names and no pages, so every look-up asks three times for pages: the most that it may.
"""

import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from itertools import batched
from pathlib import Path

_folder = Path(tempfile.mkdtemp(prefix="offers-"))
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    PLENARY_MODE="demo",
    LOG_LEVEL="ERROR",
    PLENARY_VAR=str(_folder),
    DATABASE_URL=f"sqlite:///{_folder}/db.sqlite3",
)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from search.documents import SearchDocument, SearchText  # noqa: E402
from search.models import SearchEntry  # noqa: E402
from search.models.called import SearchEntryName, SearchWord  # noqa: E402
from search.naming import keys_of  # noqa: E402
from search.offers import offers  # noqa: E402
from search.vocabulary import near  # noqa: E402

LETTERS = {
    "en": "etaoinsrhldcumfpg",
    "fr": "esaitnruloédcmpè",
    "es": "eaosrnidltcumpóí",
    "ru": "оеаинтсрвлкмдпу",
    "ar": "ايلمنتروبسعدفهجق",
    "zh-hans": "的一是在有人这中大来上国打击组织犯罪公约",
}
ASKED = ["co", "crim", "est", "пре", "ال", "犯", "a/res", "zzzz"]


def vocabulary(letters: str) -> list[str]:
    return ["".join(random.choices(letters, k=random.randint(3, 10))) for _ in range(5_000)]


def works(count: int) -> Iterator[SearchDocument]:
    words = {code: vocabulary(letters) for code, letters in LETTERS.items()}
    for number in range(count):
        yield SearchDocument(
            family=uuid.uuid4(),
            kind="topic" if number % 50 == 0 else "news",
            aliases=(f"A/RES/{number % 90}/{number}",),
            texts=tuple(
                SearchText(language=code, title=" ".join(random.choices(known, k=6)))
                for code, known in words.items()
            ),
        )


def fill(count: int) -> None:
    for batch in batched(works(count), 1_000, strict=False):
        entries = SearchEntry.objects.bulk_create(
            SearchEntry(family=work.family, kind=work.kind, aliases=list(work.aliases))
            for work in batch
        )
        SearchEntryName.objects.bulk_create(
            (
                SearchEntryName(
                    entry=entry, language=key.language, rank=key.rank, folded=key.folded.encode()
                )
                for entry, work in zip(entries, batch, strict=True)
                for key in keys_of(work)
            ),
            batch_size=5_000,
        )
    words = sorted({word for letters in LETTERS.values() for word in vocabulary(letters) * 4})
    SearchWord.objects.bulk_create(
        SearchWord(word=word, length=len(word), folded=word.encode(), backwards=word[::-1].encode())
        for word in words
    )


def told(name: str, act: Callable[[], object]) -> None:
    act()
    with CaptureQueriesContext(connection) as queries:
        act()
    times = []
    for _round in range(20):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1_000)
    print(
        f"{name:24} {len(queries)} queries  {statistics.median(times):7.1f} ms  {max(times):7.1f} at most"
    )


def main() -> None:
    random.seed(7)
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    call_command("migrate", verbosity=0)
    fill(count)
    print(
        f"{count} works, {SearchEntryName.objects.count()} names, {SearchWord.objects.count()} words"
    )
    for typed in ASKED:
        told(f"offers: {typed}", lambda typed=typed: offers(typed, "en"))
    for typed in ("estion", "toin", "престу"):
        told(f"near: {typed}", lambda typed=typed: near(typed))


if __name__ == "__main__":
    main()
