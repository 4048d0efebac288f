"""What the page of results offers beside works: orders to put them in, days to narrow them to."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.addresses import Address
from search.forms import orders
from search.plan import Order
from search.spans import Fault

LABELS: Mapping[Order, Promise] = {
    Order.BEST: gettext_lazy("Best first"),
    Order.NEWEST: gettext_lazy("Newest first"),
    Order.NEXT: gettext_lazy("Next to come first"),
}
FAULTS: Mapping[Fault, Promise] = {
    Fault.SINCE: gettext_lazy("The first day is not a date."),
    Fault.UNTIL: gettext_lazy("The last day is not a date."),
    Fault.ORDER: gettext_lazy("The first day is after the last one."),
}


@dataclass(frozen=True, kw_only=True)
class OrderWay:
    """An order that works can be put in, with its address."""

    label: str
    url: str
    is_here: bool


@dataclass(frozen=True, kw_only=True)
class Days:
    """The two fields for days, as they were typed. `fault` is a sentence about what is wrong with them."""

    since: str
    until: str
    fault: str = ""


def orders_of(address: Address) -> list[OrderWay]:
    """The orders of a search, the usual one first."""
    usual = Order.BEST if address.text else Order.NEWEST
    others = [Order(name) for name in orders(address.text)]
    return [
        OrderWay(
            label=str(LABELS[order]),
            url=str(address.in_order("" if order is usual else order)),
            is_here=address.sort == ("" if order is usual else order),
        )
        for order in (usual, *others)
    ]


def days_of(address: Address) -> Days:
    fault = address.span.fault
    sentence = f"{FAULTS[fault]} {_('Works of any day are shown.')}" if fault else ""
    return Days(since=address.since, until=address.until, fault=sentence)
