"""Atom feeds: of a listing, and of everything about a partner, a topic, an instrument."""

from datetime import UTC, datetime, time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from wagtail.models import Locale, Page, Site

from access.visibility import visible
from pages.languages import language_tag
from pages.listings import works_listed
from pages.models import BasePage, IndexPage
from pages.permanent import permanent_url
from search.library import works_about

_ENTRIES = 30


def feed(request: HttpRequest, path: str) -> HttpResponse:
    """The newest works under the page at `path`, in the language of the address."""
    page = page_at(request, path)
    if page is None:
        raise Http404
    works = works_under(page)
    atom = Atom1Feed(
        title=page.title,
        link=page.full_url or "",
        description=page.summary,
        language=language_tag(page.locale.language_code),
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=permanent_url(page.translation_key) + "#feed",
    )
    for work in works:
        atom.add_item(**_entry(work))
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=60"
    atom.write(response, "utf-8")
    return response


def page_at(request: HttpRequest, path: str) -> BasePage | None:
    """The visible page at an address below the language, or None. Three queries."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    reader = Locale.objects.get_for_language(get_language() or "en")
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale=reader
    ).first()
    if home is None:
        return None
    found = visible(Page.objects.filter(url_path=f"{home.url_path}{path}/")).first()
    page = found and found.specific
    return page if isinstance(page, BasePage) else None


def works_under(page: BasePage) -> list[BasePage]:
    """What a page lists: all works of its kind, or the works about it."""
    if isinstance(page, IndexPage):
        own = works_listed(page).filter(locale=page.locale).order_by("-first_published_at")
        return list(own.select_related("locale")[:_ENTRIES])
    facet = getattr(page, "facet", None)
    if facet is None:
        raise Http404
    works = works_about(facet.name, page.translation_key, reader=page.locale)
    return [work for work in works if work.translation_key != page.translation_key][:_ENTRIES]


def _entry(work: BasePage) -> dict[str, Any]:
    day = work.search_date()
    dated = datetime.combine(day, time(), tzinfo=UTC) if day else work.first_published_at
    return {
        "title": work.title,
        "link": work.full_url,
        "description": work.summary,
        "unique_id": permanent_url(work.translation_key),
        "pubdate": dated,
        "updateddate": work.last_published_at or dated,
        "categories": [work.search_kind],
    }
