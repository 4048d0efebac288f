"""Works that staff recommend for some words: which of them stand above a page of results now."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from search.analysis import plain_words
from search.hits import Hit, shown
from search.models import SearchEntryValue
from search.plan import Answer, Found, Plan, Tier
from search.wording import table

MOST_RECOMMENDED = 3
_NOTHING = Answer(tier=Tier.ALL, total=0, other_total=0, any_total=0)

type Carried = Mapping[UUID, Mapping[str, Collection[str]]]
type Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, kw_only=True)
class Recommendations:
    """
    `hits` stand above, in their order: `own` of them in the reader's language. `families` are all that the
    words call for, also what is narrowed away: the engine leaves them out, `values` say what it then lacks.
    """

    hits: tuple[Hit, ...] = ()
    own: int = 0
    families: tuple[UUID, ...] = ()
    values: Counts = field(default_factory=dict)

    def added(self, counts: Counts) -> Counts:
        """The engine's counts of values with these works."""
        return {
            name: Counter(by_value) + Counter(self.values.get(name, {}))
            for name, by_value in counts.items()
        }


def recommended(plan: Plan) -> Recommendations:
    """
    What staff recommend to whoever asks this, at most three works: only what anyone may see now, and not
    what the chosen values leave out. Nothing is asked of the database where no words call for a work.
    """
    families = _called_for(plan)
    hits = _hits(plan, families) if families else {}
    if not hits:
        return Recommendations()
    carried = _carried(hits)
    inside = [hit for family, hit in hits.items() if _fits(carried[family], plan)]
    return Recommendations(
        hits=tuple(inside),
        own=sum(hit.language == plan.reader for hit in inside),
        families=tuple(hits),
        values=_values(plan, carried, hits),
    )


def _called_for(plan: Plan) -> list[UUID]:
    query, day = plan.query, plan.at.date()
    if not query.asks or query.without:
        return []
    typed = tuple(plain_words(query.wanted))
    candidates = table.current().recommended.get(plan.reader, ())
    return list(dict.fromkeys(one.family for one in candidates if one.holds(typed, day)))


def _hits(plan: Plan, families: Collection[UUID]) -> Mapping[UUID, Hit]:
    """Each as it may be seen: in the reader's language, else in another that it exists in."""
    found = tuple(Found(family=family) for family in families)
    own, _none = shown(plan, replace(_NOTHING, own=found))
    by_family = {hit.family: hit for hit in own}
    missing = tuple(one for one in found if one.family not in by_family)
    if missing:
        _none, others = shown(plan, replace(_NOTHING, others=missing))
        by_family |= {hit.family: hit for hit in others}
    kept = [family for family in families if family in by_family][:MOST_RECOMMENDED]
    return {family: by_family[family] for family in kept}


def _carried(families: Collection[UUID]) -> Carried:
    carried: dict[UUID, dict[str, set[str]]] = {family: defaultdict(set) for family in families}
    rows = SearchEntryValue.objects.filter(entry__family__in=families)
    for family, facet, value in rows.values_list("entry__family", "facet", "value"):
        carried[family][facet].add(value)
    return carried


def _fits(values: Mapping[str, Collection[str]], plan: Plan, but: str = "") -> bool:
    """Whether a work carries one of the values chosen of each facet, without looking at one of them."""
    return all(
        set(chosen) & set(values.get(name, ()))
        for name, chosen in plan.chosen.items()
        if chosen and name != but
    )


def _values(plan: Plan, carried: Carried, hits: Mapping[UUID, Hit]) -> Counts:
    """How many of the works carry each value, each facet under all the others, as engines count."""
    return {
        name: Counter(
            value
            for family, values in carried.items()
            if hits[family].language == plan.reader and _fits(values, plan, name)
            for value in values.get(name, ())
        )
        for name in plan.facets
    }
