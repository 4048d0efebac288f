"""
The works that a search finds, for feeds, calendars and tables: `/<lang>/search/feed.atom?q=…`.

They are those that the numbered pages list: works with all of the words that exist in the language of the
address, in the same order. The engine says which and in what order; what anyone may see is asked here.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, override
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from access.specifics import whole
from access.visibility import visible
from outlets.selections import Head, Selection, selection_at
from search.forms import address_of, request_of
from search.service import families_found

SEARCH = "search"
# Nobody is given more of a search at once.
MOST = 5_000


@dataclass(frozen=True, kw_only=True)
class FoundSelection(Selection):
    """What a search finds. `families` are in the order of its pages; `found` has no order of its own."""

    families: list[UUID]

    @cached_property
    def _places(self) -> dict[UUID, int]:
        return {family: place for place, family in enumerate(self.families)}

    @override
    def first(self, count: int | None = None) -> list[Any]:
        works = self.found.filter(translation_key__in=self.families[:count])
        return sorted(whole(works), key=lambda work: self._places[work.translation_key])

    @override
    def outlines(self, count: int) -> list[Any]:
        return self.first(count)


def selected(request: HttpRequest, path: str, *, kind: str = "") -> Selection:
    """
    The works at a path below the language: what a search finds, or what the page there lists, of a kind if
    one is given. Http404 where there is neither.
    """
    if path != SEARCH:
        return selection_at(request, path, kind=kind)
    language = get_language() or "en"
    address = address_of(reverse("search"), request.GET)
    asked = request_of(address, language)
    if kind:
        asked = replace(asked, chosen=_narrowed(asked.chosen, kind))
    families = families_found(asked, MOST)
    reader = Locale.objects.get_for_language(language)
    pages = Page.objects.filter(translation_key__in=families, locale=reader, alias_of=None)
    return FoundSelection(
        head=_head(request, address.text, reader),
        address=address,
        found=visible(pages),
        families=families,
    )


def _narrowed(chosen: Any, kind: str) -> dict[str, tuple[str, ...]]:
    """Only works of a kind; none where others were chosen."""
    kinds = chosen.get("kind", (kind,))
    return {**chosen, "kind": (kind,) if kind in kinds else ("",)}


def _head(request: HttpRequest, text: str, reader: Locale) -> Head:
    url = request.build_absolute_uri(reverse("search"))
    library = _("Library")
    return Head(
        title=f"{text} · {library}" if text else library,
        name=SEARCH,
        url=url,
        identifier=url,
        locale=reader,
        summary=_("Everything published, searched through any of the languages."),
    )
