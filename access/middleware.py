"""One reading of the restrictions for each page that is read."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from access.visibility import one_reading


class OneReadingMiddleware:
    """
    A page asks many times what anyone may see; while one is read, the restrictions are asked for once.
    Whatever writes asks anew each time.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with one_reading():
            return self.get_response(request)
