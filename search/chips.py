"""What was chosen, each with the address that takes it away."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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


def chips_of_days(address: Address) -> list[Chip]:
    """One for the days that narrow it."""
    span = address.span
    if not span:
        return []
    ends = {name: formats.date_format(day) for name, day in span.days.items()}
    words = {
        ("since", "until"): _("%(since)s – %(until)s"),
        ("since",): _("From %(since)s"),
        ("until",): _("Until %(until)s"),
    }
    value = FacetValue(
        id="days",
        label=words[tuple(ends)] % ends,
        language=get_language() or "en",
        count=0,
        is_selected=True,
    )
    return [Chip(facet=_("Days"), value=value, url=str(address.on_any_day()))]
