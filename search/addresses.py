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
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in self.chosen for value in sorted(set(self.chosen[name]))]
        pairs += [("from", self.since)] if self.since else []
        pairs += [("to", self.until)] if self.until else []
        pairs += [("words", "some")] if self.is_broad else []
        pairs += [("when", self.when)] if self.when else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("all", self.opened)] if self.opened else []
        pairs += [("find", self.finding)] if self.finding else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else ""

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

    def works(self) -> "Address":
        """What says which works, and in which order: what a table of them is asked for."""
        return replace(self, is_broad=False, opened="", finding="", page=1)

    def unsorted(self) -> "Address":
        """All its works, whatever their order: what a feed or a calendar of it holds."""
        return replace(self.works(), sort="")

    def bare(self) -> "Address":
        """The words alone, in the same order, without what narrows them."""
        return replace(self.opening(""), chosen={}, since="", until="", when="")
