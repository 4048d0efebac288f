"""The search as browsers add it to their own: `/<lang>/search/description.xml`."""

from collections.abc import Iterator

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from outlets.formats.opensearch import CONTENT_TYPE, Description, Template, opensearch
from pages.languages import language_tag

# The name of the address that completes what is typed, where the site has one.
OFFERS = "search_offers"


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The search in the language of the address."""
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    text = opensearch(
        Description(
            name=site.site_name,
            summary=_("Everything published, searched through any of the languages."),
            language=language_tag(get_language() or "en"),
            icon=request.build_absolute_uri(staticfiles_storage.url("favicon.svg")),
            templates=_templates(request),
        )
    )
    response = HttpResponse(text, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _templates(request: HttpRequest) -> Iterator[Template]:
    results = request.build_absolute_uri(reverse("search"))
    words = "q={searchTerms}"
    yield Template(address=f"{results}?{words}&page={{startPage?}}", content_type="text/html")
    yield Template(address=f"{results}feed.atom?{words}", content_type="application/atom+xml")
    try:
        offers = request.build_absolute_uri(reverse(OFFERS))
    except NoReverseMatch:
        pass
    else:
        content_type = "application/x-suggestions+json"
        yield Template(address=f"{offers}?{words}", content_type=content_type, rel="suggestions")
    itself = request.build_absolute_uri()
    yield Template(address=itself, content_type=CONTENT_TYPE, rel="self")
