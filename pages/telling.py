"""Where a visitor tells what she looked for in vain: a form of two fields, without an account or a script."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.demand import UntellableError, tell

WINDOW_SECONDS = 15 * 60
MOST_IN_A_WINDOW = 10


@require_http_methods(["GET", "HEAD", "POST"])
def tell_us(request: HttpRequest) -> HttpResponse:
    """The form, what is wrong with what was told, or thanks. A robot that fills in all is thanked too."""
    if request.method != "POST":
        return _shown(request, words=request.GET.get("q", ""), is_told="told" in request.GET)
    words, sentence = request.POST.get("words", ""), request.POST.get("sentence", "")
    problem, status = "", 200
    if _is_too_much(request):
        problem, status = _("That was a lot at once. Please tell us the rest in a while."), 429
    elif not request.POST.get("website"):
        try:
            tell(words, get_language() or "en", sentence)
        except UntellableError as refusal:
            problem, status = str(refusal), 422
    if problem:
        return _shown(request, status, words=words, sentence=sentence, problem=problem)
    return HttpResponseRedirect(f"{request.path}?told")


def _shown(request: HttpRequest, status: int = 200, **context: object) -> HttpResponse:
    response = render(request, "pages/tell_us.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


def _is_too_much(request: HttpRequest) -> bool:
    """
    More than a few in a quarter of an hour from one address. It is counted under a keyed hash, which goes
    with the quarter, and stands nowhere beside what was told.
    """
    address = request.META.get("REMOTE_ADDR", "")
    hashed = salted_hmac("pages.telling", address, algorithm="sha256").hexdigest()
    key = f"telling-{hashed}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        return cache.incr(key) > MOST_IN_A_WINDOW
    except ValueError:  # it ended in between
        return False
