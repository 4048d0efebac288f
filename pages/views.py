"""Pages that no editor writes: the front door, permanent addresses, what is not there."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request
from wagtail.models import Locale, Page

from access.sources import sources_of
from access.visibility import visible
from pages.models import PlacesPage
from pages.other_names import known_otherwise
from pages.serving import versions_at


def front_door(request: HttpRequest) -> HttpResponse:
    """`/` leads to the visitor's language. No cookie: the address says which language it is."""
    return _by_language(request, f"/{get_language_from_request(request)}/")


def permanent(request: HttpRequest, family: UUID) -> HttpResponse:
    """A work's permanent address leads to its page in the best language for the visitor."""
    return _by_language(request, _best(request, family).url or "/")


def permanent_place(request: HttpRequest, family: UUID, place: str) -> HttpResponse:
    """The same of a country or region, which is a part of a page's address."""
    page = _best(request, family).specific
    found = page.at(place) if isinstance(page, PlacesPage) else None
    if found is None:
        raise Http404
    return _by_language(request, found.url or "/")


def _best(request: HttpRequest, family: UUID) -> Page:
    """The page of a work that a visitor reads best. Http404 where none is to be seen."""
    pages = list(visible(Page.objects.filter(translation_key=family)).select_related("locale"))
    by_language = {page.locale.language_code: page for page in pages}
    source = sources_of([family]).get(family)
    page = by_language.get(get_language_from_request(request)) or next(
        (page for page in pages if page.pk == source), None
    )
    page = page or (pages[0] if pages else None)
    if page is None or page.url is None:
        raise Http404
    return page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """
    A page that is not there, or not yet in this language: said in the visitor's, with a way on. A work
    that has the name of the address as another of its names is led to.
    """
    known = known_otherwise(request)
    if known is not None:
        return HttpResponseRedirect(known.url)
    code = translation.get_language_from_path(request.path_info)
    with translation.override(code or get_language_from_request(request)):
        context = {"versions": versions_at(request)}
        return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. No database, no context: the page must come whatever it was."""
    return render(request, "500.html", status=500)


def _by_language(request: HttpRequest, url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    patch_vary_headers(response, ["Accept-Language"])
    patch_cache_control(response, private=True)
    return response


def locale_of_request() -> Locale:
    """The language of the address being served, as Wagtail's row."""
    return Locale.objects.get_for_language(translation.get_language() or settings.LANGUAGE_CODE)


def home_url(code: str) -> str:
    """The front page in a language."""
    with translation.override(code):
        return reverse("wagtail_serve", args=[""])
