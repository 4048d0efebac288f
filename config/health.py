"""Whether the site is alive, and whether it is ready to serve: for whatever restarts and routes."""

from datetime import timedelta

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search import outbox
from search.health import Searching, searching

_SEARCHING = {
    Searching.DATABASE: "the database searches",
    Searching.AWAY: "Elasticsearch does not answer, so the database searches",
    Searching.EMPTY: "Elasticsearch has no index yet, so the database searches",
    Searching.ELASTICSEARCH: "Elasticsearch searches",
}


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of anyone."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """In words. Only without its database can the site not serve."""
    try:
        waiting, longest = outbox.lag()
        engine = searching()
    except DatabaseError:
        connection.close()
        return JsonResponse({"database": "does not answer"}, status=503)
    return JsonResponse(
        {
            "database": "answers",
            "search": _SEARCHING[engine],
            "outbox": lag_in_words(waiting, longest),
        }
    )


def lag_in_words(waiting: int, longest: timedelta) -> str:
    if not waiting:
        return "nothing waits"
    changes = "1 change waits" if waiting == 1 else f"{waiting} changes wait"
    return f"{changes}, the oldest for {longest.total_seconds():.0f} s"
