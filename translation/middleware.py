"""Between the browser and the admin: who comes through to the translations, and what a refusal looks like."""

from collections.abc import Callable
from typing import Any

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.localization import get_localized_response

from translation import wall
from translation.gate import GateClosed

type Handler = Callable[[HttpRequest], HttpResponse]


class WallMiddleware:
    """Asks the wall before any of wagtail-localize's views."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or wall.NAMESPACE not in match.namespaces:
            return None
        if not request.user.is_authenticated:
            return None  # Wagtail asks to sign in first.
        try:
            if wall.is_open(request, match.url_name or "", kwargs):
                return None
        except GateClosed as refusal:
            return get_localized_response(_answer, request, refusal)
        return get_localized_response(permission_denied, request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """wagtail-localize takes it for granted that a form is complete."""
        match = request.resolver_match
        is_theirs = match is not None and wall.NAMESPACE in match.namespaces
        if is_theirs and isinstance(exception, MultiValueDictKeyError):
            return HttpResponseBadRequest()
        return None


class RefusalMiddleware:
    """Wherever something was refused in the admin, the person reads why and stays where they were."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if isinstance(exception, GateClosed) and is_admin:
            return _answer(request, exception)
        return None


def _answer(request: HttpRequest, refusal: GateClosed) -> HttpResponse:
    """JSON for a script, as Wagtail's own scripts read it; else a message and the way back."""
    if _asks_for_data(request):
        answer = {
            "success": False,
            "error_code": "gate_closed",
            "error_message": str(refusal),
            "errors": refusal.sentences,
        }
        return JsonResponse(answer, status=409)
    for sentence in refusal.sentences:
        messages.error(request, sentence)
    return HttpResponseRedirect(_way_back(request))


def _asks_for_data(request: HttpRequest) -> bool:
    is_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return is_script or request.method not in ("GET", "POST") or not request.accepts("text/html")


def _way_back(request: HttpRequest) -> str:
    """The page that was left, if it is one of the admin's; never the address that was refused by a GET."""
    home = reverse("wagtailadmin_home")
    referrer = request.headers.get("Referer", "")
    root = f"{request.scheme}://{request.get_host()}"
    is_ours = url_has_allowed_host_and_scheme(
        referrer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    path = referrer.removeprefix(root)
    if request.method == "GET" or not is_ours or not path.startswith(home):
        return home
    return path
