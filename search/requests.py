"""
A search as Elasticsearch is asked it: several small requests in one round trip, by name. Pure.

The hits come without counts, and the counts without hits, so that Elasticsearch may cache them. A
facet that is narrowed by is counted on its own, under all the other facets.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from search import ranking
from search.plan import DEEPEST, OTHERS, SPARE, Plan, Tier

type Body = dict[str, Any]

OWN, OTHER, COUNTS, HALF, ANY = "own", "other", "counts", "half", "any"
MOST_VALUES = 300


def first_round(plan: Plan) -> dict[str, Body]:
    """The tier of all words, and how many works the wider tiers hold."""
    if plan.is_broad or not plan.query.words:
        return tier_round(plan, Tier.ANY if plan.is_broad else Tier.ALL)
    slips = {word: ranking.mentioned(word) for word in ranking.may_have_a_slip(plan.query)}
    return tier_round(plan, Tier.ALL) | {
        HALF: _counted(plan, Tier.HALF),
        ANY: _counted(plan, Tier.ANY, slips),
    }


def tier_round(plan: Plan, tier: Tier, unknown: tuple[str, ...] = ()) -> dict[str, Body]:
    """Hits and counts of one tier."""
    own, other = {"filter": [_is_own(plan)]}, {"must_not": [_is_own(plan)]}
    hits = ranking.scored(plan, tier, unknown)
    open_facets = [name for name in plan.facets if not plan.chosen.get(name)]
    bodies = {
        OWN: _hits(plan, hits, own) | _window(plan),
        OTHER: _hits(plan, hits, other) | {"size": OTHERS + SPARE},
    }
    if open_facets:
        bodies[COUNTS] = _facet_counts(plan, tier, open_facets)
    for name in plan.facets:
        if plan.chosen.get(name):
            bodies[f"{COUNTS}:{name}"] = _facet_counts(plan, tier, [name])
    return bodies


def narrowed(plan: Plan, but: str = "") -> Body:
    """What must hold of every work found, whatever the words; without the choices of one facet."""
    query, languages = plan.query, plan.query.languages
    until = (plan.at + timedelta(minutes=1)).replace(second=0, microsecond=0).isoformat()
    return {
        "filter": [
            {"term": {"visible": True}},
            *(
                {"terms": {f"facets.{name}": list(values)}}
                for name, values in sorted(plan.chosen.items())
                if values and name != but
            ),
            *(ranking.said(phrase, languages) for phrase in query.phrases),
        ],
        "must_not": [
            {"range": {"visible_until": {"lte": until}}},
            *(ranking.mentioned(part) for part in query.without),
            *([{"terms": {"family": sorted(map(str, plan.hidden))}}] if plan.hidden else []),
        ],
    }


def _hits(plan: Plan, hits: Body, scope: Body) -> Body:
    by_date: list[Any] = [{"date": {"order": "desc", "missing": "_last"}}, {"family": "asc"}]
    return {
        "query": {"bool": {"must": [hits, {"bool": scope}], **narrowed(plan)}},
        "_source": False,
        "docvalue_fields": ["family"],
        "track_total_hits": True,
        "sort": ["_score", *by_date] if plan.query.asks else by_date,
    }


def _window(plan: Plan) -> Body:
    return {"from": plan.offset, "size": min(plan.limit + SPARE, DEEPEST - plan.offset)}


def _counted(plan: Plan, tier: Tier, slips: Mapping[str, Body] | None = None) -> Body:
    aggs: Body = {OWN: {"filter": _is_own(plan)}}
    if slips:
        aggs["words"] = {"filters": {"filters": dict(slips)}}
    return {"size": 0, "track_total_hits": True, "query": _unscored(plan, tier), "aggs": aggs}


def _facet_counts(plan: Plan, tier: Tier, names: list[str]) -> Body:
    """How many works carry each value, in the reader's language or any; a narrowed facet ignores itself."""
    but = names[0] if plan.chosen.get(names[0]) else ""
    scope = [] if plan.counts_all else [_is_own(plan)]
    query = {"bool": {"filter": [_unscored(plan, tier, but), *scope]}}
    aggs = {name: {"terms": {"field": f"facets.{name}", "size": MOST_VALUES}} for name in names}
    return {"size": 0, "query": query, "aggs": aggs}


def _unscored(plan: Plan, tier: Tier, but: str = "") -> Body:
    narrow = narrowed(plan, but)
    return {"bool": {**narrow, "filter": [ranking.matching(plan.query, tier), *narrow["filter"]]}}


def _is_own(plan: Plan) -> Body:
    return {"term": {"facets.language": plan.reader}}
