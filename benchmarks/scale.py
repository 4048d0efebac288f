"""
The search in a large library, beside Elasticsearch's own time and beside Wagtail's own search, in one run.

    python -m tools.servers run -- python -m benchmarks.scale [WORKS …] [--stock]

Makes a database and an index of its own on the servers that DATABASE_URL and ELASTICSEARCH_URL name: the
demonstration, then WORKS made works (1000 10000), five in a hundred of them with a file of a hundred pages.
`--stock` also measures Wagtail's own backends on the same rows.
"""

import logging
import os
import resource
import sys
import time
from collections.abc import Callable
from io import StringIO
from urllib.parse import urlsplit, urlunsplit

import psycopg

NAME = "scale"
GIVEN = os.environ.get("DATABASE_URL", "")
if not GIVEN.startswith("postgres"):
    sys.exit(
        "DATABASE_URL names no PostgreSQL: python -m tools.servers run -- python -m benchmarks.scale"
    )
with psycopg.connect(GIVEN, autocommit=True) as server:
    server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
    server.execute(f"CREATE DATABASE {NAME}")
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings",
    "PLENARY_MODE": "demo",
    "LOG_LEVEL": "ERROR",
    "DATABASE_URL": urlunsplit(urlsplit(GIVEN)._replace(path=f"/{NAME}")),
    "ELASTICSEARCH_PREFIX": NAME,
}

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from benchmarks.growing import Grower  # noqa: E402
from benchmarks.search import SHAPES, milliseconds  # noqa: E402
from publications.models import NewsPage  # noqa: E402
from search import copying, generations, requests  # noqa: E402
from search.engines import choice, elasticsearch  # noqa: E402
from search.facets import all_facets  # noqa: E402
from search.models import Generation  # noqa: E402
from search.plan import Plan, Tier  # noqa: E402
from search.query import parse  # noqa: E402
from search.service import SearchRequest, search  # noqa: E402

ROUNDS = 20
STOCK = {
    "stock-elasticsearch": {
        "BACKEND": "wagtail.search.backends.elasticsearch9",
        "URLS": [os.environ.get("ELASTICSEARCH_URL", "")],
        "INDEX_PREFIX": "stock_",
    },
}


def main() -> None:
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [1_000, 10_000]
    logging.getLogger("django.request").setLevel(logging.ERROR)
    elasticsearch.BUDGET = 60  # measured, not cut off
    for command in (
        ["migrate", "-v0"],
        ["set_up_site", "--host=localhost"],
        ["load_content", "content/pages"],
        ["load_demonstration"],
    ):
        call_command(*command, stdout=StringIO())
    engine = elasticsearch.configured()
    assert engine is not None, "ELASTICSEARCH_URL names no Elasticsearch"
    grower = Grower()
    for size in sizes:
        before = grower.made
        spent = _timed(lambda size=size: grower.grow(size))  # type: ignore[misc]
        print(f"\n{size} works made: pages and entries {(size - before) / spent:.0f} a second")
        copied = _timed(lambda: _copy_all(engine))
        _tell_of_index(engine, size, copied)
        if "--stock" in sys.argv:
            _index_stock(size)
        _measure(engine)
    for generation in Generation.objects.filter(state__in=Generation.LIVE):
        engine.drop(generation.index)


def _copy_all(engine: elasticsearch.ElasticsearchEngine) -> None:
    """A whole build, so that the rate is that of a rebuild."""
    generation = generations.start(engine)
    while not generations.finish(engine, generation):
        copying.copy_due(engine)
    for old in Generation.objects.filter(state=Generation.State.KEPT):
        generations._retire(engine, old)  # noqa: SLF001


def _tell_of_index(engine: elasticsearch.ElasticsearchEngine, size: int, spent: float) -> None:
    index = engine.client.indices.stats(index=engine.alias)["_all"]["primaries"]
    nodes = engine.client.nodes.stats(metric=["jvm"])["nodes"].values()
    heap = sum(node["jvm"]["mem"]["heap_used_in_bytes"] for node in nodes)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"rebuilt in {spent:.0f} s: {size / spent:.0f} works a second; index "
        f"{index['store']['size_in_bytes'] / 2**20:.0f} MB, heap in use {heap / 2**20:.0f} MB, "
        f"this process at most {own:.0f} MB"
    )


def _measure(engine: elasticsearch.ElasticsearchEngine) -> None:
    client = Client(headers={"host": "localhost"})
    bare, _slow = milliseconds(lambda: client.get("/en/nothing-here/"), ROUNDS)
    print(f"a page without a search: {bare:.1f} ms")
    names = ["stock-elasticsearch", "default"] if "--stock" in sys.argv else []
    stock = "".join(f"  {name[:14]:>14}" for name in names)
    print(
        f"{'query':<26}  found  raw p50  raw p95  engine p50  service p50  p95  page p50  p95{stock}"
    )
    for name, text, language, chosen in SHAPES:
        plan = Plan(
            query=parse(text),
            reader=language,
            at=timezone.now(),
            chosen=chosen,
            facets=tuple(all_facets()),
        )
        request = SearchRequest(text=text, language=language, chosen=chosen)
        asked = [("q", text), *((facet, value) for facet, them in chosen.items() for value in them)]
        found = search(request)
        assert found.engine == engine.name, "the other engine answered"
        raw = milliseconds(_act(_raw, engine, plan), ROUNDS)
        alone = milliseconds(_act(engine.search, plan), ROUNDS)
        service = milliseconds(_act(search, request), ROUNDS)
        page = milliseconds(_act(client.get, f"/{language}/search/", asked), ROUNDS)
        others = [milliseconds(_act(_stock, which, text, language), ROUNDS)[0] for which in names]
        choice.breaker.succeeded()
        print(
            f"{name:<26} {found.total:>6} {raw[0]:>8.1f} {raw[1]:>8.1f} {alone[0]:>11.1f} "
            f"{service[0]:>12.1f} {service[1]:>4.0f} {page[0]:>9.1f} {page[1]:>4.0f}"
            + "".join(f"  {other:>14.1f}" for other in others)
        )


def _raw(engine: elasticsearch.ElasticsearchEngine, plan: Plan) -> None:
    """What Elasticsearch is asked in the first round, and nothing else."""
    bodies = requests.tier_round(plan, Tier.ALL)
    engine.client.msearch(
        searches=[line for body in bodies.values() for line in ({}, body)], index=engine.alias
    )


def _index_stock(size: int) -> None:
    settings.WAGTAILSEARCH_BACKENDS = {**settings.WAGTAILSEARCH_BACKENDS, **STOCK}
    for name in ("stock-elasticsearch", "default"):
        cpu, began = time.process_time(), time.perf_counter()
        call_command("wagtail_update_index", name, verbosity=0)
        spent, used = time.perf_counter() - began, time.process_time() - cpu
        print(
            f"{name} indexed in {spent:.0f} s: {6 * size / used:.0f} pages for each second of CPU"
        )


def _stock(name: str, text: str, language: str) -> None:
    locale = Locale.objects.get_for_language(language)
    pages = NewsPage.objects.live().filter(locale=locale)
    if text:
        list(get_search_backend(name).search(text, pages, operator="and")[:20])
    else:
        list(pages.order_by("-first_published_at")[:20])


def _act(do: Callable[..., object], *given: object) -> Callable[[], object]:
    return lambda: do(*given)


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
    connection.close()
