"""
A search as Elasticsearch is asked it: several small requests in one round trip, by name. Pure.

The hits come without counts, and the counts without hits, so that Elasticsearch may cache them. A
facet that is narrowed by is counted on its own, under all the other facets.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from search import ranking
from search.plan import DEEPEST, OTHERS, SPARE, Order, Plan, Tier
from search.spans import Span

type Body = dict[str, Any]

OWN, OTHER, COUNTS, HALF, ANY = "own", "other", "counts", "half", "any"
PLACES = "places"
MOST_VALUES = 300

# Milliseconds until an event begins that is not over; all else is equally far away.
_BEGINS = (
    "doc['ends_at'].size() != 0 && doc['ends_at'].value.toInstant().toEpochMilli() > params.now "
    "? doc['starts_at'].value.toInstant().toEpochMilli() : Long.MAX_VALUE"
)


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
    if not plan.finds_pages:
        hits = _without_pages(hits)
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
    if plan.facets and plan.is_narrowed:
        bodies[PLACES] = _places(plan.free, tier)
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
            *_days(plan.span),
            *(ranking.said(phrase, languages) for phrase in query.phrases),
        ],
        "must_not": [
            {"range": {"visible_until": {"lte": until}}},
            *(ranking.mentioned(part) for part in query.without),
            *([{"terms": {"family": sorted(map(str, plan.hidden))}}] if plan.hidden else []),
        ],
    }


def _days(span: Span) -> list[Body]:
    ends = {"since": "gte", "until": "lte"}
    days = {ends[name]: day.isoformat() for name, day in span.days.items()}
    return [{"range": {"date": days}}] if days else []


def _hits(plan: Plan, hits: Body, scope: Body) -> Body:
    return {
        "query": {"bool": {"must": [hits, {"bool": scope}], **narrowed(plan)}},
        "_source": False,
        "docvalue_fields": ["family"],
        "track_total_hits": True,
        "sort": [*_first(plan), {"date": {"order": "desc", "missing": "_last"}}, {"family": "asc"}],
    }


def _first(plan: Plan) -> list[Any]:
    """What works are sorted by before their day."""
    if plan.order is Order.NEXT:
        script = {"source": _BEGINS, "params": {"now": int(plan.at.timestamp() * 1000)}}
        return [{"_script": {"type": "number", "script": script, "order": "asc"}}]
    return ["_score"] if plan.query.asks and plan.order is Order.BEST else []


def _without_pages(query: Any) -> Any:
    """The same question, without the pages of files that answer it."""
    if isinstance(query, dict):
        return {k: _without_pages(value) for k, value in query.items() if k != "inner_hits"}
    return [_without_pages(part) for part in query] if isinstance(query, list) else query


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


def _places(free: Plan, tier: Tier) -> Body:
    """The counts of the search before anything was chosen: the same request, which may be cached."""
    names = [name for name in free.facets if name not in free.within]
    return _facet_counts(free, tier, names)


def _unscored(plan: Plan, tier: Tier, but: str = "") -> Body:
    narrow = narrowed(plan, but)
    return {"bool": {**narrow, "filter": [ranking.matching(plan.query, tier), *narrow["filter"]]}}


def _is_own(plan: Plan) -> Body:
    return {"term": {"facets.language": plan.reader}}
