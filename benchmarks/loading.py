"""
How quick a load is, and how much memory it takes.

    python -m benchmarks.loading 200               200 generated works in six languages
    python -m benchmarks.loading 200 --size 1      a transaction for each

Works on the database of the settings (DATABASE_URL), which must stand: `migrate`, `set_up_site`. What it
loads stays there, so take a database of its own. Prints works a second, queries a work, and memory.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

LANGUAGES = ("en", "ar", "es", "fr", "ru", "zh-hans")
PLACES = ["Anomasa", "Kelling Point", "Ostrel", "Saltmarsh", "Porto Lumeal"]
TOPICS = 8
PERSONS = 12


def words(language: str, number: int, length: int = 18) -> str:
    """A sentence of its own: no other has the same words."""
    stems = {
        "en": ["harbour", "boat", "lamp", "winter", "counted", "evening"],
        "fr": ["port", "bateau", "lampe", "hiver", "compté", "soir"],
        "es": ["puerto", "barco", "lámpara", "invierno", "contado", "tarde"],
        "ru": ["гавань", "лодка", "лампа", "зима", "сосчитано", "вечер"],
        "ar": ["ميناء", "قارب", "مصباح", "شتاء", "أحصى", "مساء"],
        "zh-hans": ["港口", "船", "灯", "冬天", "数过", "晚上"],
    }[language]
    joint = "" if language == "zh-hans" else " "
    said = joint.join(stems[(number * 7 + n * 3) % len(stems)] for n in range(length))
    return f"{said} {number}."


def body(language: str, work: int) -> str:
    """About what a news story has: some twenty sentences, a list, a table, a quote, links."""
    n = work * 100

    def say(place: int) -> str:
        return words(language, n + place)

    other = (work * 7 + 3) % max(work, 1)
    return f"""{say(1)} [{words(language, n + 90, 2)}](/news/work-{other:05})

{say(2)}

## {words(language, n + 3, 4)}

{say(4)} {say(5)}

{say(6)}

- {say(7)}
- {say(8)}
- {say(9)}

> {say(10)}
> — @person-{work % PERSONS}

::: statistic {work + 10}
{words(language, n + 11, 4)}
:::

### {words(language, n + 12, 3)}

{say(13)}

| {words(language, n + 14, 1)} | {words(language, n + 15, 1)} |
|---|---|
| {PLACES[work % 5]} | {work} |
| {PLACES[(work + 1) % 5]} | {work + 1} |

::: callout {words(language, n + 16, 3)}
{say(17)}
:::

{say(18)}

::: related
news/work-{other:05}
topics/topic-{work % TOPICS}
:::
"""


def write(path: Path, keys: dict[str, str], text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "\n".join(f"{name}: {value}" for name, value in keys.items())
    path.write_text(f"---\n{front}\n---\n\n{text}", encoding="utf-8")


def generate(root: Path, count: int) -> None:
    for section, slug, many in (("topics", "topic", TOPICS), ("persons", "person", PERSONS)):
        for number in range(many):
            for language in LANGUAGES:
                keys = {"title": f"{slug} {number}", "summary": words(language, number)}
                if section == "persons" and language == "en":
                    keys["consents"] = "[name, biography]"
                write(root / section / f"{slug}-{number}" / f"{language}.md", keys, "")
    for work in range(count):
        for language in LANGUAGES:
            keys = {
                "title": words(language, work, 6),
                "summary": words(language, work + 1),
                "place": PLACES[work % 5],
            }
            if language == "en":
                keys |= {
                    "date": f"2026-{work % 12 + 1:02}-{work % 28 + 1:02}",
                    "topics": f"[topic-{work % TOPICS}, topic-{(work + 3) % TOPICS}]",
                    "countries": '["GH", "CV"]',
                }
            path = root / "news" / f"work-{work:05}" / f"{language}.md"
            write(path, keys, body(language, work))


def peak() -> float:
    """Megabytes that the process held at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Count:
    """How many statements went to the database."""

    def __init__(self) -> None:
        self.statements = 0

    def __call__(self, execute: Callable[..., Any], *statement: Any) -> Any:
        self.statements += 1
        return execute(*statement)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("works", type=int)
    parser.add_argument("--size", type=int, default=20)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connection  # noqa: PLC0415

    from content.loading.load import Options, load  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        generate(root, options.works)
        count, held = Count(), peak()
        wall, cpu = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(count):
            report = load(root, Options(size=options.size, is_quiet=not sys.stderr.isatty()))
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        first = time.perf_counter()
        load(root, Options(size=options.size))
        again = time.perf_counter() - first
    for failure in report.failures[:10]:
        print(failure)
    works = report.works or 1
    print(f"{report.summary()} ({connection.vendor}, size {options.size})")
    print(f"{works / wall:.1f} works/s ({wall:.1f} s), {works / cpu:.1f} by processor time")
    print(f"{count.statements / works:.1f} queries a work")
    print(f"{held:.0f} MB before, {peak():.0f} MB at most; again, unchanged: {again:.2f} s")


if __name__ == "__main__":
    main()
