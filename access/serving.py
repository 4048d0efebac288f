"""A page at its own address: closed by the clock, and as closed as the work it translates."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.models import Page
from wagtail.wagtail_hooks import check_view_restrictions

from access.models import WorkSource


def guard(page: Page, request: HttpRequest, *args: Any) -> HttpResponse | None:
    """
    Before a page is served: a page that the clock or its source hides is not there; a restriction on its
    source, or on what it is an alias of, asks the same password or group as there.
    """
    others = _stands_for(page)
    if not all(map(_is_on, (page, *others))):
        raise Http404
    for other in others:
        answer = check_view_restrictions(_passed)(other, request, (), {})
        if not isinstance(answer, Passed):
            return answer
    return None


def may_read(page: Page, request: HttpRequest) -> bool:
    """Whether a page answers this visitor: it is there, and each restriction lets them through already."""
    pages = [page, *_stands_for(page)]
    return all(map(_is_on, pages)) and all(
        restriction.accept_request(request)
        for each in pages
        for restriction in each.get_view_restrictions()
    )


class Passed(HttpResponse):
    """Nothing to say: the page itself may answer."""


def _passed(*args: Any) -> HttpResponse:
    return Passed()


def _is_on(page: Page) -> bool:
    """Live by its row and by the clock. As `shown()` says it, of a page that is at hand."""
    now = timezone.now()
    begun = page.go_live_at is None or page.go_live_at <= now
    return bool(page.live) and begun and (page.expire_at is None or page.expire_at > now)


def _stands_for(page: Page) -> list[Page]:
    source = WorkSource.objects.filter(translation_key=page.translation_key).exclude(page=page)
    others = [row.page for row in source.select_related("page")]
    if page.alias_of is not None:
        others.append(page.alias_of)
    return others
