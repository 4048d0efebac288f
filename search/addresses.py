"""The address of a search: one for each state, whoever writes it and in whatever order."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode


@dataclass(frozen=True, kw_only=True)
class Address:
    """
    The state of a search as its address says it. The order is fixed and what is usual is left out, so
    two addresses are equal when their searches are.
    """

    path: str
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_broad: bool = False
    page: int = 1

    def __str__(self) -> str:
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name in self.chosen for value in sorted(set(self.chosen[name]))]
        pairs += [("words", "some")] if self.is_broad else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

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

    def bare(self) -> "Address":
        """The words alone, without what narrows them."""
        return replace(self, chosen={}, page=1)
