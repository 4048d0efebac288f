"""What an index page lists: in numbered pages, under months or years, with what narrows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import template
from django.core.paginator import Page as NumberedPage
from django.core.paginator import Paginator
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from pages.cache import keep_as
from pages.listings import facets_listed, works_listed
from pages.models import IndexPage
from pages.templatetags.rows import Row, rows_of
from search.addresses import Address
from search.chips import Chip, chips
from search.groups import FacetGroup, FacetValue

register = template.Library()

ROWS_A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Rows that stand together: those of one month or year, or all of them under no heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of a few things of which exactly one holds: an order, a time. The usual one has no value."""

    value: str
    label: str | Promise
    is_selected: bool


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One numbered page of a list. `total` counts it without what narrows it."""

    address: Address
    stretches: list[Stretch]
    pages: NumberedPage
    numbers: list[int | str]
    total: int
    groups: list[FacetGroup]
    times: list[Choice]
    orders: list[Choice]
    chips: list[Chip]

    @property
    def has_choices(self) -> bool:
        return bool(self.groups or self.times or len(self.orders) > 1)

    @property
    def bare_url(self) -> str:
        return str(self.address.bare())

    @property
    def query(self) -> QueryDict:
        """Its address without the number, for the links to other pages."""
        return QueryDict(self.address.at(1).query.lstrip("?"))

    @property
    def works_query(self) -> str:
        """What a feed or a calendar of exactly these works is asked for."""
        return self.address.unsorted().query

    @property
    def sorted_query(self) -> str:
        """The same with the order, for a table."""
        return self.address.works().query


@register.simple_tag(takes_context=True)
def list_address(context: Context, index: IndexPage) -> Address:
    """The part of an index's list that the address asks for. No query."""
    request: HttpRequest = context["request"]
    return index.address(request.GET, index.get_url(request) or request.path)


@register.simple_tag(takes_context=True)
def listing(context: Context, index: IndexPage) -> Listing:
    """
    The numbered page that the address asks for; beyond the end, the last one. Some 15 queries, whatever
    its length.
    """
    request: HttpRequest = context["request"]
    asked = list_address(context, index)
    found = listing_of(index, asked, request)
    if found.stretches and found.pages.number == asked.page:
        keep_as(asked.query, request)
    return found


def listing_of(index: IndexPage, address: Address, request: HttpRequest) -> Listing:
    works = works_listed(index, address)
    paginator = Paginator(works.select_related("locale"), ROWS_A_PAGE)
    pages = paginator.get_page(address.page)
    groups = facets_listed(index, address)
    headings = index.list_headings if index.order(address.sort).is_dated else ""
    return Listing(
        address=address.at(pages.number),
        stretches=stretches(rows_of(pages.object_list, request), headings),
        pages=pages,
        numbers=list(paginator.get_elided_page_range(pages.number, on_each_side=2, on_ends=1)),
        total=works_listed(index, address.bare()).count()
        if address.is_narrowed
        else paginator.count,
        groups=groups,
        times=times_of(index, address),
        orders=orders_of(index, address),
        chips=[*chips_of_times(index, address), *chips(groups, address)],
    )


def times_of(index: IndexPage, address: Address) -> list[Choice]:
    if not index.list_times:
        return []
    return [
        Choice(value=value, label=label, is_selected=value == address.when)
        for value, label in (("", _("At any time")), *index.list_times)
    ]


def orders_of(index: IndexPage, address: Address) -> list[Choice]:
    here, usual = index.order(address.sort), index.list_orders[0]
    return [
        Choice(
            value="" if order is usual else order.name,
            label=order.label,
            is_selected=order is here,
        )
        for order in index.list_orders
    ]


def chips_of_times(index: IndexPage, address: Address) -> list[Chip]:
    return [
        Chip(
            facet=_("When"),
            value=FacetValue(
                id=value,
                label=str(label),
                language=index.locale.language_code,
                count=0,
                is_selected=True,
            ),
            url=str(address.at_any_time()),
        )
        for value, label in index.list_times
        if value == address.when
    ]


def stretches(rows: Iterable[Row], headings: str) -> list[Stretch]:
    """Neighbouring rows under the month or the year that they share."""
    grouped = groupby(rows, lambda row: heading(row.page, headings))
    return [Stretch(heading=words, rows=tuple(members)) for words, members in grouped]


def heading(page: Any, headings: str) -> str:
    day: date | None = page.search_date() if headings else None
    if day is None:
        return ""
    return date_format(day, "YEAR_MONTH_FORMAT") if headings == "month" else str(day.year)
