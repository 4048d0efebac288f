"""The address of a search or a list: one for each state, whoever writes it and in whatever order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from search.spans import Span, span_of


@dataclass(frozen=True, kw_only=True)
class Address:
    """
    The state of a search as its address says it. The order is fixed and what is usual is left out, so
    two addresses are equal when their searches are.

    A list has no text; `when` (what is to come, or over) is its own. `since` and `until` are days as they
    were typed. `opened` is the facet that shows all its values, `finding` what is looked for among them:
    they change what stands beside the works, never which works.
    """

    path: str
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_broad: bool = False
    since: str = ""
    until: str = ""
    when: str = ""
    sort: str = ""
    opened: str = ""
    finding: str = ""
    page: int = 1

    def __str__(self) -> str:
        return f"{self.path}{self.query}"

    @property
    def query(self) -> str:
        """What follows the path, with its question mark; empty for the whole of it."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Its parameters, in the one order that they have."""
        chosen = [(name, value) for name in self.chosen for value in sorted({*self.chosen[name]})]
        usual = (
            ("from", self.since),
            ("to", self.until),
            ("words", "some" if self.is_broad else ""),
            ("when", self.when),
            ("sort", self.sort),
            ("all", self.opened),
            ("find", self.finding),
            ("page", str(self.page) if self.page > 1 else ""),
        )
        return [pair for pair in (("q", self.text), *chosen, *usual) if pair[1]]

    @property
    def beside_words(self) -> list[tuple[str, str]]:
        """What a field for other words keeps."""
        bare = replace(self.opening(""), text="")
        return bare.pairs

    @property
    def beside_values(self) -> list[tuple[str, str]]:
        """What a form of values, days, times and orders keeps: it has fields for those."""
        bare = replace(self, chosen={}, since="", until="", when="", finding="", page=1)
        return bare.pairs

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out of it but by words."""
        return bool(self.when or self.span) or any(self.chosen.values())

    @property
    def span(self) -> Span:
        """The days that it is narrowed to."""
        return span_of(self.since, self.until)

    @property
    def is_whole(self) -> bool:
        """Whether it stands for everything in the usual order: what robots may keep."""
        days, beside = self.since or self.until, self.opened or self.finding
        return not (self.text or self.is_narrowed or self.sort or days or beside)

    def at(self, page: int) -> "Address":
        return replace(self, page=page)

    def broad(self) -> "Address":
        """The same with works that have only some of the words."""
        return replace(self, is_broad=True, page=1)

    def toggled(self, facet: str, value: str) -> "Address":
        """With a value chosen that was not, or without one that was."""
        values = self.chosen.get(facet, ())
        others = tuple(other for other in values if other != value)
        now = others if value in values else (*values, value)
        return replace(self, chosen={**self.chosen, facet: now}, page=1)

    def at_any_time(self) -> "Address":
        """With what is to come and what is over."""
        return replace(self, when="", page=1)

    def on_any_day(self) -> "Address":
        """Without the days that narrow it."""
        return replace(self, since="", until="", page=1)

    def in_order(self, sort: str) -> "Address":
        return replace(self, sort=sort, page=1)

    def opening(self, facet: str) -> "Address":
        """With all values of a facet to choose from, and of no other; with the usual ones for no name."""
        return replace(self, opened=facet, finding="", page=1)

    def here(self) -> "Address":
        """What says which works and which of their pages, without what is asked of values."""
        return replace(self, opened="", finding="")

    def works(self) -> "Address":
        """What says which works, and in which order: what a table of them is asked for."""
        return replace(self.here(), is_broad=False, page=1)

    def unsorted(self) -> "Address":
        """All its works, whatever their order: what a feed or a calendar of it holds."""
        return replace(self.works(), sort="")

    def bare(self) -> "Address":
        """The words alone, in the same order, without what narrows them."""
        return replace(self.opening(""), chosen={}, since="", until="", when="")
