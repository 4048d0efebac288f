"""The search in Elasticsearch: the only module that speaks to it."""

import hashlib
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search import mapping, requests, results
from search.engines.base import EngineError
from search.plan import Answer, Plan, Tier

# Together below the second and a half in which a visitor gets an answer, from here or elsewhere.
BUDGET = 1.1
WRITE_TIMEOUT = 30.0
PING_TIMEOUT = 1.0
PAGE = 1_000


class ElasticsearchEngine:
    """Reads through an alias, writes into indexes by their own names."""

    name = "elasticsearch"

    def __init__(self, url: str, prefix: str) -> None:
        self.alias = prefix
        self.client = Elasticsearch(url, max_retries=0, retry_on_timeout=False, http_compress=True)

    # --- reading ---------------------------------------------------------

    def search(self, plan: Plan) -> Answer:
        until = time.monotonic() + BUDGET
        tier = Tier.ANY if plan.is_broad else Tier.ALL
        answers = self._round(plan, requests.first_round(plan), until)
        wider = results.next_tier(answers)
        if wider is not None:
            unknown = results.unknown_words(answers)
            answers |= self._round(plan, requests.tier_round(plan, wider, unknown), until)
        return results.read(plan, wider or tier, answers)

    def _round(
        self, plan: Plan, bodies: Mapping[str, requests.Body], until: float
    ) -> dict[str, results.Body]:
        left = until - time.monotonic()
        if left <= 0:
            raise EngineError("took too long")
        # The same question is asked of the same copy, so that its pages fit together.
        preference = hashlib.sha1(plan.query.text.encode(), usedforsecurity=False).hexdigest()
        limit = f"{max(int(left * 900), 1)}ms"
        lines = [
            line
            for body in bodies.values()
            for line in ({"preference": preference}, {**body, "timeout": limit})
        ]
        with _as_engine_errors():
            client = self.client.options(request_timeout=left)
            answer = client.msearch(searches=lines, index=self.alias)
            return results.judged(list(bodies), answer.body)

    # --- writing ---------------------------------------------------------

    def ping(self) -> None:
        """Raise EngineError unless it answers at once, and can take what is written."""
        with _as_engine_errors():
            health = self.client.options(request_timeout=PING_TIMEOUT).cluster.health()
        if health["timed_out"]:
            raise EngineError("its cluster has no leader")

    def write(
        self,
        index: str,
        documents: Iterable[tuple[int, Mapping[str, Any]]],
        *,
        refresh: bool = False,
    ) -> dict[str, tuple[int, str]]:
        """
        Write whole documents, each in its version; an older one never replaces a newer one. Returns
        what was not taken: status and reason by family. Raises EngineError if nothing was.
        """
        operations: list[Mapping[str, Any]] = []
        for version, source in documents:
            head = {"_id": source["family"], "version": version, "version_type": "external_gte"}
            operations += [{"index": head}, source]
        with _as_engine_errors():
            client = self.client.options(request_timeout=WRITE_TIMEOUT)
            answer = client.bulk(
                operations=operations, index=index, refresh=refresh, require_alias=False
            )
        return results.refusals(answer["items"])

    def versions(self, index: str, families: Collection[str]) -> dict[str, int]:
        """The versions that it holds of some works."""
        with _as_engine_errors():
            answer = self.client.options(request_timeout=WRITE_TIMEOUT).mget(
                index=index, ids=list(families), source=False
            )
        return {row["_id"]: row["_version"] for row in answer["docs"] if row.get("found")}

    def contents(self, index: str) -> Iterator[tuple[str, int, str]]:
        """Everything it holds: family, version and digest."""
        after: list[Any] = []
        with _as_engine_errors():
            self.client.indices.refresh(index=index)
            while True:
                answer = self.client.options(request_timeout=WRITE_TIMEOUT).search(
                    index=index,
                    size=PAGE,
                    sort=[{"family": "asc"}],
                    version=True,
                    source_includes=["digest"],
                    track_total_hits=False,
                    search_after=after or None,
                )
                hits = answer["hits"]["hits"]
                if not hits:
                    return
                for hit in hits:
                    yield hit["_id"], hit["_version"], hit["_source"]["digest"]
                after = hits[-1]["sort"]

    # --- generations -----------------------------------------------------

    def create(self, index: str, facets: Iterable[str]) -> None:
        with _as_engine_errors():
            client = self.client.options(request_timeout=WRITE_TIMEOUT)
            client.indices.create(index=index, **mapping.index_body(facets))

    def serve(self, index: str) -> None:
        """Let readers read this index, and no other, from one moment to the next."""
        others = {"index": f"{self.alias}-*", "alias": self.alias, "must_exist": False}
        with _as_engine_errors():
            self.client.options(request_timeout=WRITE_TIMEOUT).indices.update_aliases(
                actions=[{"remove": others}, {"add": {"index": index, "alias": self.alias}}]
            )

    def serves(self, index: str) -> bool:
        """Whether readers read this index."""
        with _as_engine_errors():
            client = self.client.options(request_timeout=PING_TIMEOUT)
            return bool(client.indices.exists_alias(index=index, name=self.alias))

    def drop(self, index: str) -> None:
        with _as_engine_errors():
            self.client.options(request_timeout=WRITE_TIMEOUT, ignore_status=404).indices.delete(
                index=index
            )


def configured() -> ElasticsearchEngine | None:
    """The engine that the settings name, if they name one."""
    if not settings.ELASTICSEARCH_URL:
        return None
    return _engine(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX)


@lru_cache(maxsize=4)
def _engine(url: str, prefix: str) -> ElasticsearchEngine:
    return ElasticsearchEngine(url, prefix)


@contextmanager
def _as_engine_errors() -> Iterator[None]:
    try:
        yield
    except (TransportError, ApiError, results.IncompleteError) as problem:
        raise EngineError(f"{type(problem).__name__}: {problem}"[:500]) from problem
