"""Atom feeds: of a listing, and of everything about a partner, a topic, an instrument."""

from datetime import UTC, datetime, time
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from outlets.formats.citing import one_line
from outlets.found import selected
from pages.cache import keep_as
from pages.languages import language_tag
from pages.models import BasePage
from pages.permanent import permanent_url

_ENTRIES = 30


@require_safe
def feed(request: HttpRequest, path: str) -> HttpResponse:
    """
    The newest works under the page at `path`, or of a search, in the language of the address, narrowed by the
    same parameters as the page.
    """
    selection = selected(request, path)
    head = selection.head
    works = selection.newest_own(_ENTRIES)
    narrowing = selection.address.unsorted().query
    atom = Atom1Feed(
        title=one_line(head.title),
        link=f"{head.url}{narrowing}",
        description=one_line(head.summary),
        language=language_tag(head.locale.language_code),
        feed_url=request.build_absolute_uri(f"{request.path}{narrowing}"),
        feed_guid=f"{head.identifier}{narrowing}#feed",
    )
    for work in works:
        atom.add_item(**_entry(work))
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=60"
    atom.write(response, "utf-8")
    if works:
        keep_as(narrowing, request)
    return response


def _entry(work: BasePage) -> dict[str, Any]:
    day = work.search_date()
    dated = datetime.combine(day, time(), tzinfo=UTC) if day else work.first_published_at
    return {
        "title": one_line(work.title),
        "link": work.full_url,
        "description": one_line(work.summary),
        "unique_id": permanent_url(work.translation_key),
        "pubdate": dated,
        "updateddate": work.last_published_at or dated,
        "categories": [work.search_kind],
    }
