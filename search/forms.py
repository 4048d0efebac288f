"""What an address asks for, read kindly: what makes no sense is left out, never an error."""

from django.http import QueryDict

from search.addresses import Address
from search.facets import all_facets
from search.plan import DEEPEST
from search.query import cleaned
from search.service import PAGE_SIZE

MOST_CHOSEN = 20
LONGEST_VALUE = 64


def address_of(path: str, asked: QueryDict) -> Address:
    """The search that an address stands for."""
    return Address(
        path=path,
        text=cleaned(asked.get("q", "")),
        chosen={name: values for name in all_facets() if (values := chosen(asked.getlist(name)))},
        is_broad=asked.get("words") == "some",
        page=_page(asked.get("page", "")),
    )


def chosen(values: list[str]) -> tuple[str, ...]:
    """Values to narrow by, each once, in one order. None is longer than any that exists."""
    plain = {cleaned(value) for value in values[:MOST_CHOSEN]}
    return tuple(sorted(value for value in plain if 0 < len(value) <= LONGEST_VALUE))


def _page(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) < 6 else 1
    return min(max(number, 1), DEEPEST // PAGE_SIZE)
