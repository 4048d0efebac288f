"""
The works that an address stands for: those of a listing, or those about a partner, a topic, an instrument.

Feeds, calendars and exports of `/<lang>/<path>/…` all ask here, so each holds exactly what the page at
`/<lang>/<path>/` lists, narrowed by the same parameters. What a landing page is about may be narrowed by any
facet, and goes beyond the hundred works that the page itself shows. `search` is no page: `outlets.found`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageQuerySet, Site

from access.specifics import whole
from access.visibility import visible
from pages import places
from pages.listings import works_listed
from pages.models import BasePage, IndexPage, PlacesPage
from search.addresses import Address
from search.facets import all_facets
from search.forms import ListForm
from search.library import carrying_all


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a list of works is called outside: `name` is that of a file of it, `identifier` never changes."""

    title: str
    name: str
    url: str
    identifier: str
    locale: Locale
    summary: str = ""

    @classmethod
    def of(cls, page: BasePage) -> "Head":
        return cls(
            title=page.title,
            name=page.slug,
            url=page.full_url or "",
            identifier=page.permanent_url,
            locale=page.locale,
            summary=page.summary,
        )


@dataclass(frozen=True, kw_only=True)
class Selection:
    """
    What a page lists, as what narrows it says, and the works: in the reader's language, else as
    written. `found` is not asked yet: whoever needs thirty asks for thirty. A feed tells of those in its
    language alone; calendars and tables hold all of them, as the page does. One work alone `is_itself`.
    """

    head: Head
    address: Address
    found: PageQuerySet
    is_itself: bool = False

    @cached_property
    def works(self) -> list[Any]:
        """All of them, as what they are."""
        return self.first()

    def first(self, count: int | None = None) -> list[Any]:
        """So many of them, in the order of the page."""
        return _loaded(self.found[:count])

    def outlines(self, count: int) -> list[Any]:
        """The same without their texts, where they are many: a list's story is read only when asked for."""
        if self.found.model is Page:
            return self.first(count)
        return _loaded(self.found.defer("story")[:count])

    def newest_own(self, count: int) -> list[Any]:
        """So many in the language of the address, the last to be published first."""
        own = self.found.filter(locale=self.head.locale)
        newest = own.order_by(F("first_published_at").desc(nulls_last=True), "pk")
        return _loaded(newest[:count])


def _loaded(works: PageQuerySet) -> list[Any]:
    """A list is of one type; what is about something is of many."""
    return whole(works) if works.model is Page else list(works.select_related("locale"))


def selection_at(request: HttpRequest, path: str, *, kind: str = "") -> Selection:
    """
    What the page at a path below the language lists. Http404 where it is not there or lists nothing.

    With a kind, only works of it, and all of them; a page of that kind stands for itself.
    """
    page = page_at(request, path)
    if page is None:
        raise Http404
    if kind and page.search_kind == kind:
        return _itself(page)
    if isinstance(page, IndexPage) and kind in ("", page.lists_kind):
        address = page.address(request.GET)
        return Selection(head=Head.of(page), address=address, found=works_listed(page, address))
    return _about(page, request, {"kind": (kind,)} if kind else {})


def _itself(page: BasePage) -> Selection:
    itself = type(page).objects.filter(pk=page.pk)
    address = Address(path=page.url or "")
    return Selection(head=Head.of(page), address=address, found=itself, is_itself=True)


def _about(
    page: BasePage, request: HttpRequest, narrowed: Mapping[str, tuple[str, ...]]
) -> Selection:
    carried = getattr(page, "carried", None)
    if carried is None:
        raise Http404
    address = ListForm(facets=all_facets()).address(page.url or "", request.GET)
    chosen = {**address.chosen, **narrowed}
    found = carrying_all(carried.facet, carried.value, chosen, reader=page.locale)
    return Selection(head=Head.of(page), address=address, found=found)


def page_at(request: HttpRequest, path: str) -> BasePage | None:
    """The visible page at an address below the language, or None; the front page at none. Three queries."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    reader = Locale.objects.get_for_language(get_language() or "en")
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale=reader
    ).first()
    if home is None:
        return None
    own, place = _below_places(path)
    address = f"{home.url_path}{own}/" if own else home.url_path
    found = visible(Page.objects.filter(url_path=address)).first()
    page = found and found.specific
    if place:
        return page.at(place) if isinstance(page, PlacesPage) else None
    return page if isinstance(page, BasePage) else None


def _below_places(path: str) -> tuple[str, str]:
    """The page of an address, and the place that it is asked for: ("places", "ht")."""
    section, _slash, place = path.partition("/")
    return (section, place) if section == places.SLUG else (path, "")
