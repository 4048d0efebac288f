"""What an address asks for, read kindly: what makes no sense is left out, never an error."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict

from search.addresses import Address
from search.facets import all_facets
from search.plan import DEEPEST
from search.query import cleaned
from search.service import PAGE_SIZE

MOST_CHOSEN = 20
LONGEST_VALUE = 64
DEEPEST_LIST = 99_999


def address_of(path: str, asked: QueryDict) -> Address:
    """The search that an address stands for."""
    return Address(
        path=path,
        text=cleaned(asked.get("q", "")),
        chosen={name: values for name in all_facets() if (values := chosen(asked.getlist(name)))},
        is_broad=asked.get("words") == "some",
        page=_page(asked.get("page", ""), DEEPEST // PAGE_SIZE),
    )


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
        return Address(
            path=path,
            chosen={
                name: values
                for name in all_facets()
                if name in self.facets and (values := chosen(asked.getlist(name)))
            },
            when=when if when in self.times else "",
            sort=sort if sort in [*self.orders][1:] else "",
            page=_page(asked.get("page", ""), DEEPEST_LIST),
        )


def chosen(values: list[str]) -> tuple[str, ...]:
    """Values to narrow by, each once, in one order. None is longer than any that exists."""
    plain = {cleaned(value) for value in values[:MOST_CHOSEN]}
    return tuple(sorted(value for value in plain if 0 < len(value) <= LONGEST_VALUE))


def _page(text: str, most: int) -> int:
    number = int(text) if text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), most)
