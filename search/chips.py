"""What was chosen, each with the address that takes it away."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.addresses import Address
from search.groups import FacetGroup, FacetValue


@dataclass(frozen=True, kw_only=True)
class Chip:
    """A value that narrows, with the address that takes it away."""

    facet: str
    value: FacetValue
    url: str


def chips(groups: Iterable[FacetGroup], address: Address) -> list[Chip]:
    """One for each value that is chosen and has words."""
    return [
        Chip(facet=group.label, value=value, url=str(address.toggled(group.name, value.id)))
        for group in groups
        for value in group.selected
    ]
