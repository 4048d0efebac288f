"""
The works that an address stands for: those of a listing, or those about a partner, a topic, an instrument.

Feeds, calendars and exports of `/<lang>/<path>/…` all ask here, so each holds exactly what the page at
`/<lang>/<path>/` lists.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

from access.visibility import visible
from pages.listings import works_listed
from pages.models import BasePage, IndexPage
from search.library import works_about


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The page whose works they are, and the works: in the reader's language, else as written."""

    page: BasePage
    works: list[BasePage]

    @property
    def own(self) -> list[BasePage]:
        """Those in the language of the address."""
        return [work for work in self.works if work.locale_id == self.page.locale_id]


def selection_at(request: HttpRequest, path: str) -> Selection:
    """What the page at a path below the language lists. Http404 where it is not there or lists nothing."""
    page = page_at(request, path)
    if page is None:
        raise Http404
    return Selection(page=page, works=works_under(page))


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
    address = f"{home.url_path}{path}/" if path else home.url_path
    found = visible(Page.objects.filter(url_path=address)).first()
    page = found and found.specific
    return page if isinstance(page, BasePage) else None


def works_under(page: BasePage) -> list[BasePage]:
    """What a page lists: all works of its kind, or the works about it."""
    if isinstance(page, IndexPage):
        return list(works_listed(page).select_related("locale"))
    facet = getattr(page, "facet", None)
    if facet is None:
        raise Http404
    works = works_about(facet.name, page.translation_key, reader=page.locale)
    return [work for work in works if work.translation_key != page.translation_key]
