"""The page of results, and what is offered while somebody types."""

from dataclasses import replace
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.addresses import Address
from search.asking import ways_on
from search.chips import chips, chips_of_days
from search.forms import address_of, is_raw, request_of
from search.noting import note_search
from search.offers import Offer, offers
from search.plan import DEEPEST
from search.service import SearchPage, search
from search.ways import days_of, orders_of

# How long a browser or a proxy may repeat what was offered.
OFFERED_SECONDS = 60


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """
    What was found. The template gets `search` (a SearchPage), `address`, `chips`, `orders`, `days`, `ways`
    (ways on, where not all was found) and `pages` (a Django page of numbers, for the links to them with
    `query`).
    """
    address = address_of(request.path, request.GET)
    if is_raw(request.GET):
        return HttpResponseRedirect(str(address))
    asked = replace(request_of(address, get_language() or "en"), recommends=True)
    found = search(asked)
    if address.page > found.page_count:
        return HttpResponseRedirect(str(address.at(found.page_count)))
    note_search(request, found)
    response = render(request, "search/results.html", context(found, address))
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def offered(request: HttpRequest) -> HttpResponse:
    """
    What somebody may mean who has typed `q`, as JSON: `offers`, each with `label`, `lang`, `dir`, `kind`,
    `url` and `also` (another name of it), and `said`, a sentence about them for who does not see them.
    """
    found = offers(request.GET.get("q", ""), get_language() or "en")
    said = ngettext("%(count)d suggestion", "%(count)d suggestions", len(found)) % {
        "count": len(found)
    }
    response = JsonResponse(
        {
            "offers": [as_json(offer) for offer in found],
            "said": said if found else _("No suggestions"),
        }
    )
    patch_cache_control(response, public=True, max_age=OFFERED_SECONDS)
    response["X-Robots-Tag"] = "noindex"
    return response


def context(found: SearchPage, address: Address) -> dict[str, object]:
    paginator = Paginator(range(min(found.listed, DEEPEST)), found.request.size)
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
        "ways": ways_on(found, address),
        "api_query": urlencode([("lang", found.request.language), *address.here().pairs]),
        "pages": paginator.get_page(address.page),
        "query": QueryDict(address.at(1).query.lstrip("?")),
        "numbers": paginator.get_elided_page_range(min(address.page, found.page_count)),
    }


def as_json(offer: Offer) -> dict[str, str]:
    code = offer.language
    return {
        "label": offer.label,
        "lang": "zh-Hans" if code == "zh-hans" else code,
        "dir": "rtl" if get_language_info(code)["bidi"] else "ltr",
        "kind": offer.kind_label,
        "url": offer.url,
        "also": offer.also,
    }
