"""The page of results."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.addresses import Address
from search.chips import chips, chips_of_days
from search.forms import address_of, is_raw, request_of
from search.plan import DEEPEST
from search.service import SearchPage, search
from search.ways import days_of, orders_of


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """
    What was found. The template gets `search` (a SearchPage), `address`, `chips`, `orders`, `days` and
    `pages` (a Django page of numbers, for the links to them with `query`).
    """
    address = address_of(request.path, request.GET)
    if is_raw(request.GET):
        return HttpResponseRedirect(str(address))
    found = search(request_of(address, get_language() or "en"))
    if address.page > found.page_count:
        return HttpResponseRedirect(str(address.at(found.page_count)))
    response = render(request, "search/results.html", context(found, address))
    response["X-Robots-Tag"] = "noindex"
    return response


def context(found: SearchPage, address: Address) -> dict[str, object]:
    paginator = Paginator(range(min(found.total, DEEPEST)), found.request.size)
    days = days_of(address)
    return {
        "search": found,
        "has_choices": bool(found.facets or address.is_narrowed or days.fault),
        "address": address,
        "chips": [*chips(found.facets, address), *chips_of_days(address)],
        "orders": orders_of(address),
        "days": days,
        "broad_url": str(address.broad()),
        "bare_url": str(address.bare()),
        "api_query": urlencode([("lang", found.request.language), *address.here().pairs]),
        "pages": paginator.get_page(address.page),
        "query": QueryDict(address.at(1).query.lstrip("?")),
        "numbers": paginator.get_elided_page_range(min(address.page, found.page_count)),
    }
