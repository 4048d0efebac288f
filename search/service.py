"""
A search from question to page: the one way in, for the page of results and for the API.

Engines only find. What is shown is asked of the database: whether it may be seen, its title, its
address, the words around a find. So an engine that is behind can show nothing that is gone.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from django.utils import timezone
from wagtail.models import Locale

from search import facets
from search.engines import choice
from search.hits import Hit, shown
from search.plan import DEEPEST, OTHERS, Plan, Tier
from search.query import Query, parse
from search.recommending import Recommendations, recommended
from search.wording.asking import worded

PAGE_SIZE = 20
MOST_VALUES = 12

# How many works carry each value, and which values narrow, by facet.
type Counts = Mapping[str, Mapping[str, int]]
type Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class SearchRequest:
    """
    What somebody looks for. `chosen` holds the values that narrow it, by facet. `is_broad` asks for
    works with some of the words, `recommends` for what staff set above the first page.
    """

    text: str
    language: str
    page: int = 1
    size: int = PAGE_SIZE
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_broad: bool = False
    recommends: bool = False


@dataclass(frozen=True, kw_only=True)
class FacetValue:
    """A value to narrow by: `language` is that of its label."""

    id: str
    label: str
    language: str
    count: int
    is_selected: bool


@dataclass(frozen=True, kw_only=True)
class FacetGroup:
    """A facet with its values, the most frequent or the latest first. Each counts under all other facets."""

    name: str
    label: str
    values: list[FacetValue]

    @property
    def selected(self) -> list[FacetValue]:
        return [value for value in self.values if value.is_selected]


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
    def is_partial(self) -> bool:
        """Whether what is shown has only some of the words."""
        return self.tier is not Tier.ALL


def search(request: SearchRequest) -> SearchPage:
    """Find, authorize, and put in words. About 15 queries; one more for each facet that narrows."""
    query = worded(parse(request.text), request.language)
    reader = Locale.objects.get_for_language(request.language)
    known = facets.all_facets()
    plan = Plan(
        query=query,
        reader=request.language,
        at=timezone.now(),
        chosen={name: values for name, values in request.chosen.items() if name in known},
        facets=tuple(known),
        offset=(request.page - 1) * request.size,
        limit=request.size,
        is_broad=request.is_broad,
    )
    above = recommended(plan) if request.recommends else Recommendations()
    plan = replace(plan, hidden=above.families)
    outcome = choice.search(plan)
    answer = outcome.answer
    own, others = shown(plan, answer)
    return SearchPage(
        request=request,
        query=query,
        tier=answer.tier,
        total=answer.total + above.own,
        other_total=max(answer.other_total, len(others[:OTHERS])) + len(above.hits) - above.own,
        some=answer.any_total - answer.total,
        hits=own[: request.size],
        others=others[:OTHERS],
        facets=groups(above.added(answer.counts), plan.chosen, plan.facets, reader),
        engine=outcome.engine,
        is_simpler=outcome.is_simpler,
        listed=answer.total,
        recommended=list(above.hits) if request.page == 1 else [],
    )


def facets_of_kind(
    kind: str, names: Collection[str], chosen: Chosen, reader: Locale
) -> list[FacetGroup]:
    """What a list of all works of a kind can be narrowed by; works count in whatever language they are."""
    plan = Plan(
        query=parse(""),
        reader=reader.language_code,
        at=timezone.now(),
        chosen={"kind": (kind,), **chosen},
        facets=tuple(names),
        limit=0,
        counts_all=True,
    )
    return groups(choice.search(plan).answer.counts, chosen, names, reader)


def groups(
    counts: Counts, chosen: Chosen, names: Collection[str], reader: Locale
) -> list[FacetGroup]:
    """Facets with something to choose, in words of the reader's language. Two queries at most."""
    wanted = {name: _worth_showing(counts.get(name, {}), chosen.get(name, ())) for name in names}
    labels = facets.labels_of({name: values for name, values in wanted.items() if values}, reader)
    found = []
    for name, facet in facets.all_facets().items():
        values = [
            FacetValue(
                id=value,
                label=label.text,
                language=label.language,
                count=counts.get(name, {}).get(value, 0),
                is_selected=value in chosen.get(name, ()),
            )
            for value in wanted.get(name, ())
            if (label := labels[name].get(value))
        ]
        if isinstance(facet.values, facets.YearValues):
            values.sort(key=lambda value: value.id, reverse=True)
        if values:
            found.append(FacetGroup(name=name, label=str(facet.label), values=values))
    return found


def _worth_showing(counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[str]:
    """The most frequent values, and what was chosen."""
    frequent = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_VALUES]
    return [*frequent, *(value for value in dict.fromkeys(chosen) if value not in frequent)]
