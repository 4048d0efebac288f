"""
A search from question to page: the one way in, for the page of results and for the API.

Engines only find. What is shown is asked of the database: whether it may be seen, its title, its
address, the words around a find. So an engine that is behind can show nothing that is gone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils import timezone
from wagtail.models import Locale

from search import facets
from search.engines import choice
from search.groups import NOTHING_ASKED, Beside, Chosen, Counted, FacetGroup, groups
from search.hits import Hit, shown
from search.plan import DEEPEST, OTHERS, Order, Plan, Tier
from search.query import Query, parse
from search.recommending import Recommendations, recommended
from search.spans import ANY_DAY, Span
from search.wording.asking import worded

PAGE_SIZE = 20


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """
    What somebody looks for. `chosen` holds the values that narrow it, by facet. `is_broad` asks for
    works with some of the words, `recommends` for what staff set above the first page. `span` are the days
    of the works, `beside` what is asked of the values to narrow by.
    """

    text: str
    language: str
    page: int = 1
    size: int = PAGE_SIZE
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_broad: bool = False
    recommends: bool = False
    span: Span = ANY_DAY
    order: Order = Order.BEST
    beside: Beside = NOTHING_ASKED


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """
    One page of results. `total` counts works in the reader's language; `others` (at most 5 of
    `other_total`) are works that do not exist in it. `some` is how many more have only some of the words.
    What is `recommended` is counted too, but stands above the pages of what was found (`listed`).
    """

    request: SearchRequest
    query: Query
    tier: Tier
    total: int
    other_total: int
    some: int
    hits: list[Hit]
    others: list[Hit]
    facets: list[FacetGroup]
    engine: str
    is_simpler: bool
    listed: int
    recommended: list[Hit] = field(default_factory=list)

    @property
    def page_count(self) -> int:
        reachable = min(self.listed, DEEPEST)
        return max(-(-reachable // self.request.size), 1)

    @property
    def has_events(self) -> bool:
        """Whether there are events among them."""
        kinds = self.request.chosen.get("kind", ())
        counts = {
            v.id: v.count for group in self.facets if group.name == "kind" for v in group.values
        }
        return bool(counts.get("event")) and (not kinds or "event" in kinds)

    @property
    def is_partial(self) -> bool:
        """Whether what is shown has only some of the words."""
        return self.tier is not Tier.ALL


def search(request: SearchRequest) -> SearchPage:
    """Find, authorize, and put in words. About 15 queries; one more for each facet that narrows."""
    reader = Locale.objects.get_for_language(request.language)
    plan = plan_of(request)
    above = recommended(plan) if _recommends(request) else Recommendations()
    plan = replace(plan, hidden=above.families)
    outcome = choice.search(plan)
    answer = outcome.answer
    own, others = shown(plan, answer)
    counted = Counted.of(answer, plan.chosen, plan.facets)
    counted = replace(
        counted,
        counts=above.added(answer.counts),
        places=above.added(answer.places),
        beside=request.beside,
    )
    return SearchPage(
        request=request,
        query=plan.query,
        tier=answer.tier,
        total=answer.total + above.own,
        other_total=max(answer.other_total, len(others[:OTHERS])) + len(above.hits) - above.own,
        some=answer.any_total - answer.total,
        hits=own[: request.size],
        others=others[:OTHERS],
        facets=groups(counted, reader),
        engine=outcome.engine,
        is_simpler=outcome.is_simpler,
        listed=answer.total,
        recommended=list(above.hits) if request.page == 1 else [],
    )


def _recommends(request: SearchRequest) -> bool:
    """Staff say what is best for some words: not what is newest, or of some days."""
    return request.recommends and request.order is Order.BEST and request.span == ANY_DAY


def plan_of(request: SearchRequest) -> Plan:
    """What an engine is asked for a request."""
    known = facets.all_facets()
    return Plan(
        query=worded(parse(request.text), request.language),
        reader=request.language,
        at=timezone.now(),
        chosen={name: values for name, values in request.chosen.items() if name in known},
        facets=tuple(known),
        offset=(request.page - 1) * request.size,
        limit=request.size,
        is_broad=request.is_broad,
        span=request.span,
        order=request.order,
    )


def families_found(request: SearchRequest, most: int) -> list[UUID]:
    """
    The works that have all of the words and exist in the reader's language, in order: what the pages of
    results list one after the other. At most so many. Whoever shows them asks what anyone may see.
    """
    plan = replace(plan_of(request), facets=(), offset=0, limit=most, finds_pages=False)
    answer = choice.search(replace(plan, is_broad=False)).answer
    is_whole = answer.tier is Tier.ALL
    return [found.family for found in answer.own[:most]] if is_whole else []


def counted_of_kind(kind: str, names: Collection[str], chosen: Chosen, reader: Locale) -> Counted:
    """What a list of all works of a kind can be narrowed by; works count in whatever language they are."""
    plan = Plan(
        query=parse(""),
        reader=reader.language_code,
        at=timezone.now(),
        chosen={"kind": (kind,), **chosen},
        within=("kind",),
        facets=tuple(names),
        limit=0,
        counts_all=True,
    )
    return Counted.of(choice.search(plan).answer, chosen, names)
