"""What an address asks for, read kindly: what makes no sense is left out, never an error."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict

from search.addresses import Address
from search.facets import all_facets
from search.groups import Beside
from search.plan import DEEPEST, Order
from search.query import cleaned
from search.service import PAGE_SIZE, SearchRequest
from search.spans import plain

MOST_CHOSEN = 20
LONGEST_VALUE = 64
DEEPEST_LIST = 99_999


def address_of(path: str, asked: QueryDict) -> Address:
    """The search that an address stands for."""
    known, text = all_facets(), cleaned(asked.get("q", ""))
    opened, finding = _beside(asked, known)
    return Address(
        path=path,
        text=text,
        chosen={name: values for name in known if (values := chosen(asked.getlist(name)))},
        is_broad=asked.get("words") == "some",
        since=plain(cleaned(asked.get("from", "")), is_last=False),
        until=plain(cleaned(asked.get("to", "")), is_last=True),
        sort=sort if (sort := asked.get("sort", "")) in orders(text) else "",
        opened=opened,
        finding=finding,
        page=_page(asked.get("page", ""), DEEPEST // PAGE_SIZE),
    )


def is_raw(asked: QueryDict) -> bool:
    """Whether a form sent it as it stands, with empty fields and one for each facet: not yet an address."""
    return any(name.startswith("find_") or not any(asked.getlist(name)) for name in asked)


def request_of(address: Address, language: str) -> SearchRequest:
    """What the search is asked for an address."""
    return SearchRequest(
        text=address.text,
        language=language,
        page=address.page,
        chosen=address.chosen,
        is_broad=address.is_broad,
        span=address.span,
        order=Order(address.sort),
        beside=Beside(opened=address.opened, finding=address.finding),
    )


def orders(text: str) -> tuple[str, ...]:
    """The orders that a search can be asked for beside its usual one: without words, the newest first."""
    return (Order.NEWEST, Order.NEXT) if text else (Order.NEXT,)


def _beside(asked: QueryDict, known: Collection[str]) -> tuple[str, str]:
    """The facet that shows all its values, and what is looked for in it. A form sends a field for each."""
    for name in known:
        if finding := cleaned(asked.get(f"find_{name}", "")):
            return name, finding[:LONGEST_VALUE]
    opened = asked.get("all", "")
    finding = cleaned(asked.get("find", ""))[:LONGEST_VALUE]
    return (opened, finding) if opened in known else ("", "")


@dataclass(frozen=True, kw_only=True)
class ListForm:
    """
    What a list may be asked for: facets to narrow by, times (`when`) and orders. The first order is
    the usual one, which an address leaves out.
    """

    facets: Collection[str] = ()
    times: Collection[str] = ()
    orders: Collection[str] = ()

    def address(self, path: str, asked: QueryDict) -> Address:
        """The part of the list that an address stands for."""
        when, sort = asked.get("when", ""), asked.get("sort", "")
        opened, finding = _beside(asked, self.facets)
        return Address(
            path=path,
            chosen={
                name: values
                for name in all_facets()
                if name in self.facets and (values := chosen(asked.getlist(name)))
            },
            when=when if when in self.times else "",
            sort=sort if sort in [*self.orders][1:] else "",
            opened=opened,
            finding=finding,
            page=_page(asked.get("page", ""), DEEPEST_LIST),
        )


def chosen(values: list[str]) -> tuple[str, ...]:
    """Values to narrow by, each once, in one order. None is longer than any that exists."""
    plain = {cleaned(value) for value in values[:MOST_CHOSEN]}
    return tuple(sorted(value for value in plain if 0 < len(value) <= LONGEST_VALUE))


def _page(text: str, most: int) -> int:
    number = int(text) if text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), most)
