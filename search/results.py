"""
What Elasticsearch answered, judged and read. Pure.

Half an answer is no answer: a search that ran out of time or missed a shard has failed, and is never
"fewer results".
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from search.plan import Answer, Found, Place, Plan, Tier
from search.requests import ANY, COUNTS, HALF, OTHER, OWN, PLACES

type Body = Mapping[str, Any]


class IncompleteError(Exception):
    """Elasticsearch did not answer whole."""


def judged(names: list[str], answer: Body) -> dict[str, Body]:
    """The answers of a round by name; raises IncompleteError if one of them is not whole."""
    responses = answer["responses"]
    for response in responses:
        if "error" in response:
            raise IncompleteError(str(response["error"].get("type", "error")))
        if response.get("timed_out") or response.get("_shards", {}).get("failed"):
            raise IncompleteError("a shard failed or took too long")
    if len(responses) != len(names):
        raise IncompleteError("an answer is missing")
    return dict(zip(names, responses, strict=True))


def next_tier(round_one: Mapping[str, Body]) -> Tier | None:
    """The wider tier to ask, when no work has all of the words; None when there is an answer."""
    if ANY not in round_one or _total(round_one[OWN]) or _total(round_one[OTHER]):
        return None
    if _total(round_one[HALF]):
        return Tier.HALF
    return Tier.ANY if _total(round_one[ANY]) else None


def unknown_words(round_one: Mapping[str, Body]) -> tuple[str, ...]:
    """Words that no work holds, beside at least one that some work does."""
    buckets = round_one[ANY].get("aggregations", {}).get("words", {}).get("buckets", {})
    return tuple(word for word, bucket in buckets.items() if not bucket["doc_count"])


def read(plan: Plan, tier: Tier, answers: Mapping[str, Body]) -> Answer:
    """An answer out of the responses of a round (and the counts of the round before it)."""
    total = _total(answers[OWN])
    some = answers[ANY]["aggregations"][OWN]["doc_count"] if ANY in answers else total
    return Answer(
        tier=tier,
        total=total,
        other_total=_total(answers[OTHER]),
        any_total=max(some, total),
        own=_found(answers[OWN]),
        others=_found(answers[OTHER]),
        counts=_counts(answers, COUNTS),
        places=_counts(answers, PLACES if PLACES in answers else COUNTS),
    )


def _counts(answers: Mapping[str, Body], which: str) -> dict[str, dict[str, int]]:
    return {
        name: {bucket["key"]: bucket["doc_count"] for bucket in aggregation["buckets"]}
        for key, response in answers.items()
        if key.partition(":")[0] == which
        for name, aggregation in response["aggregations"].items()
    }


def refusals(items: list[Body]) -> dict[str, tuple[int, str]]:
    """What a bulk write did not take, row by row: status and reason by the document's id."""
    rows = (next(iter(item.values())) for item in items)
    return {
        row["_id"]: (row["status"], str(row.get("error", {}).get("reason", "")))
        for row in rows
        if row["status"] >= 300
    }


def _total(response: Body) -> int:
    return int(response["hits"]["total"]["value"])


def _found(response: Body) -> tuple[Found, ...]:
    return tuple(
        Found(family=UUID(hit["fields"]["family"][0]), place=_place(hit.get("inner_hits", {})))
        for hit in response["hits"]["hits"]
    )


def _place(inner: Body) -> Place | None:
    """The best page of the files of a work, over all languages."""
    best = max(
        (hits["hits"]["hits"][0] for hits in inner.values() if hits["hits"]["hits"]),
        key=lambda hit: hit["_score"] or 0,
        default=None,
    )
    if best is None:
        return None
    fields = best["fields"]
    return Place(
        document=fields["pdf.document"][0],
        language=fields["pdf.language"][0],
        page=fields["pdf.page"][0],
    )
