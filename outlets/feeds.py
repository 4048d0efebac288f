"""Atom feeds: of a listing, and of everything about a partner, a topic, an instrument."""

from datetime import UTC, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from outlets.selections import selection_at
from pages.languages import language_tag
from pages.models import BasePage
from pages.permanent import permanent_url

_ENTRIES = 30


def feed(request: HttpRequest, path: str) -> HttpResponse:
    """The newest works under the page at `path`, in the language of the address."""
    selection = selection_at(request, path)
    page = selection.page
    newest = sorted(selection.own, key=_first_published, reverse=True)
    atom = Atom1Feed(
        title=page.title,
        link=page.full_url or "",
        description=page.summary,
        language=language_tag(page.locale.language_code),
        feed_url=request.build_absolute_uri(request.path),
        feed_guid=page.permanent_url + "#feed",
    )
    for work in newest[:_ENTRIES]:
        atom.add_item(**_entry(work))
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=60"
    atom.write(response, "utf-8")
    return response


def _first_published(work: BasePage) -> datetime:
    return work.first_published_at or datetime.min.replace(tzinfo=UTC)


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
