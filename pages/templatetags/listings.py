"""What an index page lists, in numbered pages, under months or years where it has dates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import template
from django.core.paginator import Page as NumberedPage
from django.core.paginator import Paginator
from django.template import Context
from django.utils.formats import date_format

from pages.listings import works_listed
from pages.models import IndexPage
from pages.templatetags.rows import Row, rows_of

register = template.Library()

ROWS_A_PAGE = 20


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Rows that stand together: those of one month or year, or all of them under no heading."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One numbered page of a list."""

    stretches: list[Stretch]
    pages: NumberedPage
    numbers: list[int | str]


@register.simple_tag(takes_context=True)
def listing(context: Context, index: IndexPage) -> Listing:
    """The page of an index's list that the address asks for. Six queries, whatever its length."""
    request = context["request"]
    paginator = Paginator(works_listed(index).select_related("locale"), ROWS_A_PAGE)
    pages = paginator.get_page(request.GET.get("page"))
    return Listing(
        stretches=stretches(rows_of(pages.object_list, request), index.list_headings),
        pages=pages,
        numbers=list(paginator.get_elided_page_range(pages.number, on_each_side=2, on_ends=1)),
    )


def stretches(rows: Iterable[Row], headings: str) -> list[Stretch]:
    """Neighbouring rows under the month or the year that they share."""
    grouped = groupby(rows, lambda row: heading(row.page, headings))
    return [Stretch(heading=words, rows=tuple(members)) for words, members in grouped]


def heading(page: Any, headings: str) -> str:
    day: date | None = page.search_date() if headings else None
    if day is None:
        return ""
    return date_format(day, "YEAR_MONTH_FORMAT") if headings == "month" else str(day.year)
