"""
Which searches led to something: told by the address that a browser says it comes from, and nothing else.

Links of results stay plain, no script runs, nothing is set. It stands before the copies of pages, so a page
that is answered from a copy counts too.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from search.asked.recording import may_count, note_opened
from search.query import cleaned

LONGEST_ADDRESS = 2_000
_SEARCH = re.compile(r"/(?P<language>[a-z-]+)/search/")
# A work lies at least two folders deep: what is above it stands in the menu of every page.
_WORK = re.compile(r"/(?P<language>[a-z-]+)/[^/]+/.+/|/files/.+")


@dataclass(frozen=True, kw_only=True)
class Search:
    """The search that somebody comes from."""

    text: str
    language: str


class OpenedMiddleware:
    """Counts a work that was opened from a page of results."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code in (200, 206, 304) and _shows_a_work(request):
            search = search_behind(request)
            if search is not None and may_count(request):
                note_opened(search.text, search.language)
        return response


def search_behind(request: HttpRequest) -> Search | None:
    """The search of this site on whose results somebody clicked."""
    address = request.headers.get("Referer", "")
    if "/search/?" not in address or len(address) > LONGEST_ADDRESS:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    match = _SEARCH.fullmatch(parts.path)
    text = cleaned(QueryDict(parts.query).get("q", ""))
    if match is None or not text or parts.netloc != request.get_host():
        return None
    language = match["language"]
    return Search(text=text, language=language) if language in dict(settings.LANGUAGES) else None


def _shows_a_work(request: HttpRequest) -> bool:
    """A document that a person opens, not a picture or a style sheet of the page of results."""
    match = _WORK.fullmatch(request.path_info)
    if request.method != "GET" or match is None:
        return False
    return request.headers.get("Sec-Fetch-Dest", "document") == "document"
