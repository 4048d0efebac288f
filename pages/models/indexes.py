"""Lists of works."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import F
from django.db.models.expressions import BaseExpression
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageQuerySet

from pages.languages import Resolved
from pages.models.base import BasePage
from search.addresses import Address
from search.documents import FacetTag
from search.forms import ListForm


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order that a list can stand in. `is_dated`: whether works of one month or year are neighbours."""

    name: str
    label: str | Promise
    fields: tuple[str | BaseExpression, ...]
    is_dated: bool = False


def newest_by(field: str) -> Order:
    fields = (F(field).desc(nulls_last=True),)
    return Order(name="newest", label=_("Newest first"), fields=fields, is_dated=True)


def oldest_by(field: str) -> Order:
    fields = (F(field).asc(nulls_last=True),)
    return Order(name="oldest", label=_("Oldest first"), fields=fields, is_dated=True)


BY_TITLE = Order(name="title", label=_("By title"), fields=("title",))
BY_PLACE = Order(name="place", label=_("By place in the tree"), fields=("path",))
RECENT = Order(
    name="recent",
    label=_("Most recent first"),
    fields=(F("first_published_at").desc(nulls_last=True),),
)


class IndexPage(BasePage):
    """The list of all works of one kind. Its own text is short; what it lists is asked of the library."""

    lists_kind = ""
    # In which orders it can stand, the usual one first; and whether works have their "month" or "year" above.
    list_orders: ClassVar[tuple[Order, ...]] = (BY_TITLE,)
    list_headings = ""
    # What it can be narrowed by: facets of the search, and times as (name, words) that follow from the clock.
    list_facets: ClassVar[tuple[str, ...]] = ()
    list_times: ClassVar[tuple[tuple[str, str | Promise], ...]] = ()
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_kind = ""
    schema_type = "CollectionPage"

    class Meta:
        abstract = True

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        # Wagtail gives each page class a template of its own name, whatever its parent says.
        return "pages/index_page.html"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if not self.address(request.GET).is_whole:
            response["X-Robots-Tag"] = "noindex"
        return response

    # --- what an address asks for -------------------------------------

    def address(self, asked: QueryDict, path: str = "") -> Address:
        """The part of the list that an address stands for, read kindly."""
        form = ListForm(
            facets=self.list_facets,
            times=[name for name, _words in self.list_times],
            orders=[order.name for order in self.list_orders],
        )
        return form.address(path or self.url or "", asked)

    def kept_query(self, asked: QueryDict) -> str:
        return self.address(asked).at(1).query

    def order(self, name: str) -> Order:
        """One of its orders, the usual one for a name that it has not."""
        found = {order.name: order for order in self.list_orders}
        return found.get(name, self.list_orders[0])

    def ordered(self, works: PageQuerySet, sort: str = "") -> PageQuerySet:
        """The works that it lists, in an order."""
        return works.order_by(*self.fields_of(self.order(sort)), "pk")

    def fields_of(self, order: Order) -> Iterable[str | BaseExpression]:
        """What the database sorts by."""
        return order.fields

    def at_time(self, works: PageQuerySet, when: str) -> PageQuerySet:
        """Those of a time out of `list_times`; all of them where none is asked for."""
        return works

    def known_as(self, slug: str) -> Resolved | None:
        """The one work below it that is also known by a name of this address, where no page has it."""
        return None

    def search_facets(self) -> list[FacetTag]:
        return []
