"""The address of a search or a list: one for each state, whoever writes it and in whatever order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode


@dataclass(frozen=True, kw_only=True)
class Address:
    """
    The state of a search as its address says it. The order is fixed and what is usual is left out, so
    two addresses are equal when their searches are.

    A list has no text; `when` (what is to come, or over) and `sort` are its own.
    """

    path: str
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_broad: bool = False
    when: str = ""
    sort: str = ""
    page: int = 1

    def __str__(self) -> str:
        return f"{self.path}{self.query}"

    @property
    def query(self) -> str:
        """What follows the path, with its question mark; empty for the whole of it."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in self.chosen for value in sorted(set(self.chosen[name]))]
        pairs += [("words", "some")] if self.is_broad else []
        pairs += [("when", self.when)] if self.when else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out of it but by words."""
        return bool(self.when) or any(self.chosen.values())

    @property
    def is_whole(self) -> bool:
        """Whether it stands for everything in the usual order: what robots may keep."""
        return not (self.text or self.is_narrowed or self.sort)

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

    def unsorted(self) -> "Address":
        """All its works, whatever their order: what a feed or a calendar of it holds."""
        return replace(self, sort="", page=1)

    def bare(self) -> "Address":
        """The words alone, in the same order, without what narrows them."""
        return replace(self, chosen={}, when="", page=1)
