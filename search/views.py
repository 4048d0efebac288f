"""The page of results."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.addresses import Address
from search.chips import chips
from search.forms import address_of
from search.noting import note_search
from search.plan import DEEPEST
from search.service import SearchPage, SearchRequest, search


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """
    What was found. The template gets `search` (a SearchPage), `address`, `chips`, `broad_url` and
    `pages` (a Django page of numbers, for the links to them with `query`).
    """
    language = get_language() or "en"
    address = address_of(request.path, request.GET)
    found = search(
        SearchRequest(
            text=address.text,
            language=language,
            page=address.page,
            chosen=address.chosen,
            is_broad=address.is_broad,
            recommends=True,
        )
    )
    if address.page > found.page_count:
        return HttpResponseRedirect(str(address.at(found.page_count)))
    note_search(request, found)
    response = render(request, "search/results.html", context(found, address))
    response["X-Robots-Tag"] = "noindex"
    return response


def context(found: SearchPage, address: Address) -> dict[str, object]:
    paginator = Paginator(range(min(found.listed, DEEPEST)), found.request.size)
    pages = paginator.get_page(address.page)
    return {
        "search": found,
        "address": address,
        "chips": chips(found.facets, address),
        "broad_url": str(address.broad()),
        "bare_url": str(address.bare()),
        "pages": pages,
        "query": QueryDict(address.at(1).query.lstrip("?")),
        "numbers": paginator.get_elided_page_range(min(address.page, found.page_count)),
    }
