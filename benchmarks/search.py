"""
How long a search takes, and how soon a published work is found, on a loaded demonstration.

    python -m benchmarks.search [ROUNDS]    needs DATABASE_URL or var/; with ELASTICSEARCH_URL both engines

Times are of the whole service: find, count, authorize, put in words. `engine` is the part of the engine.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("PLENARY_MODE", "demo")
os.environ.setdefault("LOG_LEVEL", "ERROR")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone, translation  # noqa: E402

from publications.models import NewsPage  # noqa: E402
from search import copying  # noqa: E402
from search.engines import choice, elasticsearch  # noqa: E402
from search.engines.database.engine import DatabaseEngine  # noqa: E402
from search.facets import all_facets  # noqa: E402
from search.models import SearchEntry  # noqa: E402
from search.plan import Plan  # noqa: E402
from search.query import parse  # noqa: E402
from search.service import SearchRequest, search  # noqa: E402

SHAPES: list[tuple[str, str, str, dict[str, tuple[str, ...]]]] = [
    ("two words, en", "organized crime", "en", {}),
    ("two words, fr", "criminalité organisée", "fr", {}),
    ("two words, es", "delincuencia organizada", "es", {}),
    ("two words, ru", "организованная преступность", "ru", {}),
    ("two words, ar", "الجريمة المنظمة", "ar", {}),
    ("four pairs, zh", "有组织犯罪", "zh-hans", {}),
    ("another language's words", "organized crime", "ar", {}),
    ("a name", "Summer Walker", "fr", {}),
    ("quoted", '"civil society" -weapons', "en", {}),
    ("a question, half found", "who pays harbour pilots and when", "en", {}),
    ("no words, newest", "", "en", {}),
    ("narrowed twice", "crime", "en", {"kind": ("news", "event"), "language": ("ar",)}),
]


def milliseconds(act: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile."""
    times = []
    for _round in range(rounds):
        begun = time.perf_counter()
        act()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def searches(rounds: int) -> None:
    engine = elasticsearch.configured() or DatabaseEngine()
    print(
        f"{SearchEntry.objects.filter(visible=True).count()} works, {connection.vendor}, {engine.name}"
    )
    print(f"{'query':<26} found  queries   p50 ms   p95 ms   engine p50")
    for name, text, language, chosen in SHAPES:
        request = SearchRequest(text=text, language=language, chosen=chosen)
        plan = Plan(
            query=parse(text),
            reader=language,
            at=timezone.now(),
            chosen=chosen,
            facets=tuple(all_facets()),
        )
        with translation.override(language):
            search(request)
            choice.breaker.succeeded()
            with CaptureQueriesContext(connection) as queries:
                found = search(request)
            whole, slow = milliseconds(lambda asked=request: search(asked), rounds)  # type: ignore[misc]
            alone, _slow = milliseconds(lambda asked=plan: engine.search(asked), rounds)  # type: ignore[misc]
        assert found.engine == engine.name, "the other engine answered: is Elasticsearch well?"
        print(
            f"{name:<26} {found.total:>5}  {len(queries):>7}  {whole:>7.1f}  {slow:>7.1f}  {alone:>11.1f}"
        )


def publishing(rounds: int) -> None:
    """From the order to publish until a search finds the new word. It is put back afterwards."""
    first = NewsPage.objects.filter(live=True, locale__language_code="en").first()
    if first is None:
        return
    published, found = [], []
    for number in range(rounds):
        word = f"zanzibar{number}x{time.time_ns()}"
        begun = time.perf_counter()
        publish(first.pk, word)
        published.append((time.perf_counter() - begun) * 1000)
        while not search(SearchRequest(text=word, language="en")).total:
            if engine := elasticsearch.configured():
                copying.copy_due(engine)
            time.sleep(0.02)
        found.append((time.perf_counter() - begun) * 1000)
    publish(first.pk, first.summary)
    print(
        f"publish: {statistics.median(published):.0f} ms; published to found: "
        f"{statistics.median(found):.0f} ms, at most {max(found):.0f}"
    )


def publish(pk: int, summary: str) -> None:
    story = NewsPage.objects.get(pk=pk)
    story.summary = summary
    story.save_revision().publish()


def main() -> None:
    elasticsearch.BUDGET = 30  # measured, not cut off
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    searches(rounds)
    publishing(min(rounds, 10))
    if settings.ELASTICSEARCH_URL:
        settings.ELASTICSEARCH_URL = ""
        searches(rounds)


if __name__ == "__main__":
    main()
