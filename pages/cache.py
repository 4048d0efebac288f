"""
Public pages, kept for a minute at most and never beyond a change.

A copy is filed under the version of everything published, so whatever is published, hidden, moved or
restricted makes every copy useless at that moment, in each process. It ends by the clock where a page
goes live or expires. Whoever has a session is answered anew.

A narrowed list is kept too, where whoever makes it says so (`keep_as`): anyone may make up addresses
without end, and those that find nothing must not crowd out the others.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches
from django.db.models import Min, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language_from_path
from wagtail.models import Page

from jobs import content_version
from search.facets import all_facets

LONGEST_SECONDS = 60
# Views whose answer depends on the address alone, and the parameter that each of them knows.
KEPT_VIEWS = {"wagtail_serve", "feed", "calendar", "session_calendar", "cite", "twin"}
PAGE = "page"
# A list that is narrowed further is answered anew.
MOST_CHOICES = 2
_KEPT_HEADERS = (
    "Content-Disposition",
    "Content-Language",
    "Content-Type",
    "ETag",
    "Last-Modified",
    "Link",
    "X-Robots-Tag",
)


@dataclass(frozen=True, kw_only=True)
class Copy:
    """An answer as it was given."""

    content: bytes
    headers: dict[str, str]

    def as_response(self) -> HttpResponse:
        return HttpResponse(self.content, headers=self.headers)


class PageCacheMiddleware:
    """Answers from a copy where there is one. A copy costs one query: the version."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return _if_it_changed(request, self._whole(request))

    def _whole(self, request: HttpRequest) -> HttpResponse:
        if not may_be_kept(request):
            return self.get_response(request)
        # Before the page is made: what changes meanwhile must not be filed under the newer version.
        key = key_of(request, content_version.current())
        copy: Copy | None = caches["pages"].get(key)
        if copy is not None:
            return _for_shared_caches(copy.as_response())
        response = self.get_response(request)
        if is_worth_keeping(request, response):
            headers = {n: response.headers[n] for n in _KEPT_HEADERS if n in response.headers}
            kept = Copy(content=response.content, headers=headers)
            caches["pages"].set(key, kept, seconds_until_the_clock_changes(timezone.now()))
            _for_shared_caches(response)
        return response


def may_be_kept(request: HttpRequest) -> bool:
    """Someone without a session reads a page at a plain address in a language."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and get_language_from_path(request.path_info) is not None
        and set(request.GET) <= known_parameters()
    )


@cache
def known_parameters() -> frozenset[str]:
    """What any of the kept views may be asked for."""
    return frozenset({PAGE, "when", "sort", *all_facets()})


def keep_as(query: str, request: HttpRequest) -> None:
    """
    Say that a copy of the answer, a narrowed list, may be kept: its canonical query is what was asked for,
    with at most two choices, one for each facet. Only where something was found: then each value exists.
    """
    meant = dict(QueryDict(query.lstrip("?")).lists())
    is_plain = all(len(values) == 1 for values in meant.values())
    if meant == _asked(request) and is_plain and len(meant.keys() - {PAGE}) <= MOST_CHOICES:
        request.stands_for_its_answer = True  # type: ignore[attr-defined]


def _asked(request: HttpRequest) -> dict[str, list[str]]:
    """The parameters that say something: a form sends empty ones for what is usual."""
    filled = {name: [v for v in values if v] for name, values in request.GET.lists()}
    return {name: values for name, values in filled.items() if values}


def is_worth_keeping(request: HttpRequest, response: HttpResponse) -> bool:
    """Whole, the same for everybody, and asking nobody who they are."""
    match = request.resolver_match
    return (
        response.status_code == 200
        and not response.streaming
        and match is not None
        and match.url_name in KEPT_VIEWS
        and (set(_asked(request)) <= {PAGE} or hasattr(request, "stands_for_its_answer"))
        and not response.cookies
        and "Cookie" not in response.get("Vary", "")
        and "no-store" not in response.get("Cache-Control", "")
        and "private" not in response.get("Cache-Control", "")
    )


def key_of(request: HttpRequest, version: int) -> str:
    """Under what a copy is filed: the version, the site and the address."""
    query = urlencode(sorted(_asked(request).items()), doseq=True, errors="replace")
    asked = f"{request.get_host()}:{request.path_info}?{query}"
    # Any text may be asked for, of any length; a key is short and plain.
    return f"{version}:{hashlib.sha256(asked.encode(errors='replace')).hexdigest()}"


def seconds_until_the_clock_changes(now: datetime) -> int:
    """
    How long a copy is right: until a page goes live or expires, or a day ends, with which consents do; at
    most a minute. One query.
    """
    coming = Page.objects.filter(live=True).filter(Q(go_live_at__gt=now) | Q(expire_at__gt=now))
    times = coming.aggregate(
        live=Min("go_live_at", filter=Q(go_live_at__gt=now)),
        gone=Min("expire_at", filter=Q(expire_at__gt=now)),
    )
    midnight = datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), tzinfo=UTC)
    next_change = min(moment for moment in (*times.values(), midnight) if moment)
    return max(0, min(LONGEST_SECONDS, int((next_change - now).total_seconds())))


def _if_it_changed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """
    Only "not modified" to whoever has the same already. Here, so that the whole of it is kept whatever the
    first one asked for.
    """
    if response.status_code != 200 or "ETag" not in response:
        return response
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def _for_shared_caches(response: HttpResponse) -> HttpResponse:
    """A proxy may keep it for a minute; a browser asks each time, so an editor sees what was published."""
    patch_cache_control(response, public=True, max_age=0, s_maxage=LONGEST_SECONDS)
    return response
