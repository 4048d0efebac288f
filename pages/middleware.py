"""The language of a request is in its address; nothing is kept in a cookie."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from pages.addresses import serving

type Handler = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """
    Activates the language that an address begins with, and the browser's where there is none (the admin's
    sign-in). Django's own would add `Vary: Accept-Language` or follow a cookie; ours does neither.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        code = translation.get_language_from_path(request.path_info)
        if code is None and request.path_info.startswith("/admin/"):
            code = translation.get_language_from_request(request)
        with translation.override(code or settings.LANGUAGE_CODE), serving(request):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response
