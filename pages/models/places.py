"""Countries and regions: a page of all of them, and below it one for each."""

import copy
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from pages import places
from pages.landing import Landing
from pages.models.base import BasePage
from pages.permanent import permanent_url
from search.library import Value, counts_among, everything
from search.places import countries_in, place_name, place_note, regions_in, wider


class PlacesPage(Landing, BasePage):
    """
    All countries and regions that works are about.

    The page of one of them is no row: `at("HT")` is this page as it stands for Haiti, with the name,
    the address and the works of that place.
    """

    # The code that it stands for, as it is stored: "HT", "419".
    place = ""

    reserved_slug = places.SLUG
    template = "pages/places_page.html"
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("page of places")
        verbose_name_plural = _("pages of places")

    def clean(self) -> None:
        super().clean()
        if self.slug != self.reserved_slug:
            message = _("Countries and regions are found below “%(slug)s”: leave it as it is.")
            raise ValidationError(
                {"slug": ValidationError(message, params={"slug": self.reserved_slug})}
            )

    # --- one place ----------------------------------------------------

    def at(self, code: str) -> "PlacesPage | None":
        """The same page as it stands for a country or region; None where nothing public is about it."""
        page = copy.copy(self)
        page.place = code.upper()
        page.title = place_name(page.place, self.locale.language_code)
        page.summary = place_note(page.place, self.locale.language_code)
        page.seo_title = page.search_description = ""
        page.last_published_at = page.first_published_at = None
        page.address_below = places.address_of(page.place)
        page.schema_type = "Place" if page.place.isdigit() else "Country"
        page.template = "pages/place_page.html"
        page.icon_name = "place"
        return page if page.works else None

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)
        page = self.at(path_components[0]) if self.live and len(path_components) == 1 else None
        if page is None:
            raise Http404
        return RouteResult(page)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.path.endswith(self.address_below):  # /places/HT/
            return HttpResponsePermanentRedirect(self.get_url(request) or "/")
        return super().serve(request, *args, **kwargs)

    def get_url_parts(self, request: HttpRequest | None = None) -> Any:
        parts = super().get_url_parts(request)
        if not parts or parts[2] is None:
            return parts
        site, root, path = parts
        return site, root, f"{path}{self.address_below}"

    @property
    def permanent_url(self) -> str:
        return permanent_url(self.translation_key, self.place.lower())

    @property
    def facet_name(self) -> str:
        """By what the library narrows to this place."""
        return "region" if self.place.isdigit() else "country"

    @property
    def carried(self) -> Value | None:
        """A region's works carry it with those of all its countries."""
        return Value(self.facet_name, self.place) if self.place else None

    def trail(self) -> list[Page]:
        if not self.place:
            return super().trail()
        overview = type(self).objects.select_related("locale").get(pk=self.pk)
        return [*super().trail(), overview]

    # --- others around it ---------------------------------------------

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many works are about each place."""
        counts = counts_among(everything(reader=self.locale), ("country", "region"))
        return counts["country"] | counts["region"]

    @property
    def continents(self) -> list[places.Continent]:
        return places.continents(self.counts, self._language)

    @property
    def beyond(self) -> list[places.PlaceLink]:
        return places.beyond(self.counts, self._language)

    @property
    def wider(self) -> list[places.PlaceLink]:
        """The regions that the place lies in."""
        return places.known_in(wider(self.place), self.counts, self._language)

    @property
    def narrower(self) -> list[places.PlaceLink]:
        """The regions or countries right inside it."""
        inside = regions_in(self.place) or countries_in(self.place)
        return places.known_in(inside, self.counts, self._language)

    @property
    def _language(self) -> str:
        return str(self.locale.language_code)
