"""The search in the project's own database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet

from search.engines.database.hits import LEVELS, hits, on_pages
from search.engines.database.sql import Parameters
from search.engines.database.words import asked
from search.models import SearchEntry, SearchEntryValue
from search.plan import OTHERS, SPARE, Answer, Found, Order, Place, Plan, Tier


class DatabaseEngine:
    """Finds in entries, by the words that stand beside their texts and the pages of their files."""

    name = "database"

    def search(self, plan: Plan) -> Answer:
        tier, totals = self._tier(plan)
        counts = self._counts(plan, tier)
        return Answer(
            tier=tier,
            total=totals[True, tier],
            other_total=totals[False, tier],
            any_total=totals[True, Tier.ANY],
            own=self._found(plan, tier, is_own=True),
            others=self._found(plan, tier, is_own=False) if totals[False, tier] else (),
            counts=counts,
            places=self._counts(plan.free, tier) if plan.is_narrowed else counts,
        )

    def _tier(self, plan: Plan) -> tuple[Tier, Mapping[tuple[bool, Tier], int]]:
        """The first tier that finds anything, and how many works each holds."""
        values = Parameters()
        own = f"entry_id IN ({values.query(_in_language(plan))})"
        rows = values.rows(
            f"SELECT {own} AS own, level, COUNT(*) FROM ({hits(plan, values)}) AS hits "  # noqa: S608
            f"WHERE entry_id IN ({values.query(_narrowed(plan))}) GROUP BY own, level"
        )
        totals: dict[tuple[bool, Tier], int] = defaultdict(int)
        for is_own, level, count in rows:
            for tier, least in LEVELS.items():
                totals[bool(is_own), tier] += count if level >= least else 0
        finding = [tier for tier in Tier if totals[True, tier] or totals[False, tier]]
        return (Tier.ANY if plan.is_broad else finding[0] if finding else Tier.ALL), totals

    def _found(self, plan: Plan, tier: Tier, *, is_own: bool) -> tuple[Found, ...]:
        values = Parameters()
        scope = "IN" if is_own else "NOT IN"
        limit, offset = (plan.limit + SPARE, plan.offset) if is_own else (OTHERS + SPARE, 0)
        rows = values.rows(
            f"SELECT entry.id, entry.family FROM ({hits(plan, values)}) AS hits "  # noqa: S608
            f"JOIN search_searchentry AS entry ON entry.id = hits.entry_id "
            f"WHERE hits.level >= {values(LEVELS[tier])} "
            f"AND hits.entry_id IN ({values.query(_narrowed(plan))}) "
            f"AND hits.entry_id {scope} ({values.query(_in_language(plan))}) "
            f"ORDER BY {_order(plan, values)}, entry.date DESC NULLS LAST, entry.id "
            f"LIMIT {values(limit)} OFFSET {values(offset)}"
        )
        entries = [entry for entry, _family in rows] if plan.finds_pages else []
        places = _places(plan, tier, entries)
        to_uuid = SearchEntry._meta.get_field("family").to_python
        return tuple(Found(family=to_uuid(family), place=places.get(pk)) for pk, family in rows)

    def _counts(self, plan: Plan, tier: Tier) -> Mapping[str, Mapping[str, int]]:
        """Each facet under all the others: those nobody chose together, each chosen one on its own."""
        chosen = [name for name in plan.facets if plan.chosen.get(name)]
        counts: dict[str, dict[str, int]] = {name: {} for name in plan.facets}
        for names in ([name for name in plan.facets if name not in chosen], *([n] for n in chosen)):
            for facet, value, count in self._counted(plan, tier, names):
                counts[facet][value] = count
        return counts

    def _counted(self, plan: Plan, tier: Tier, names: list[str]) -> list[tuple[str, str, int]]:
        if not names:
            return []
        values = Parameters()
        but = names[0] if plan.chosen.get(names[0]) else ""
        tags = SearchEntryValue.objects.filter(facet__in=names).values("entry_id", "facet", "value")
        scope = SearchEntry.objects.values("pk") if plan.counts_all else _in_language(plan)
        return values.rows(
            f"SELECT facet, value, COUNT(*) FROM ({values.query(tags.distinct())}) AS tags "  # noqa: S608
            f"WHERE entry_id IN (SELECT entry_id FROM ({hits(plan, values)}) AS hits "
            f"WHERE level >= {values(LEVELS[tier])}) "
            f"AND entry_id IN ({values.query(_narrowed(plan, but))}) "
            f"AND entry_id IN ({values.query(scope)}) GROUP BY facet, value"
        )


def _narrowed(plan: Plan, but: str = "") -> QuerySet:
    """Entries that may be found, whatever the words; without the choices of one facet."""
    entries = SearchEntry.objects.filter(visible=True)
    entries = entries.filter(Q(visible_until=None) | Q(visible_until__gt=plan.at))
    for name, chosen in plan.chosen.items():
        if chosen and name != but:
            tags = SearchEntryValue.objects.filter(facet=name, value__in=chosen)
            entries = entries.filter(pk__in=tags.values("entry"))
    if plan.span.since:
        entries = entries.filter(date__gte=plan.span.since)
    if plan.span.until:
        entries = entries.filter(date__lte=plan.span.until)
    if plan.hidden:
        entries = entries.exclude(family__in=plan.hidden)
    return entries.values("pk")


def _order(plan: Plan, values: Parameters) -> str:
    """What works are sorted by before their day."""
    match plan.order:
        case Order.NEXT:
            coming = SearchEntry.objects.filter(ends_at__gt=plan.at).values("pk")
            begins = f"CASE WHEN entry.id IN ({values.query(coming)}) THEN entry.starts_at END"
            return f"{begins} ASC NULLS LAST"
        case Order.NEWEST:
            return "entry.date DESC NULLS LAST"
        case _:
            return "hits.score DESC"


def _in_language(plan: Plan) -> QuerySet:
    own = SearchEntryValue.objects.filter(facet="language", value=plan.reader)
    return own.values("entry")


def _places(plan: Plan, tier: Tier, entries: Sequence[int]) -> Mapping[int, Place]:
    """For each entry, the page of its files that has the most of the words."""
    if not entries or not plan.query.words:
        return {}
    values = Parameters()
    pages = " UNION ALL ".join(
        on_pages(one, values, "file.document, file.language, page.number")
        for one in asked(plan.query, plan.reader)
    )
    rows = values.rows(
        f"SELECT entry_id, document, language, number FROM ({pages}) AS pages "  # noqa: S608
        f"WHERE level >= {values(LEVELS[tier])} "
        f"AND entry_id IN ({', '.join(values(entry) for entry in entries)}) "
        f"ORDER BY level, score"
    )
    return {
        entry: Place(document=document, language=language, page=page)
        for entry, document, language, page in rows
    }
