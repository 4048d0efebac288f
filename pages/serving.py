"""Addresses that are the site's own, and where a missing page may be found instead."""

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site

from access.visibility import visible
from pages.languages import Resolved

RESERVED_SLUGS = frozenset(
    {"search", "api", "admin", "files", "pictures", "id", "static", "places", "healthz", "readyz"}
    | {code for code, _name in settings.LANGUAGES}
)


def versions_at(request: HttpRequest) -> list[Resolved]:
    """
    The languages in which the page at an address does exist. Slugs are the same in every language,
    so the path below the language tells. Three queries.
    """
    code = get_language_from_path(request.path_info)
    site = Site.find_for_request(request)
    if not code or site is None:
        return []
    rest = request.path_info.removeprefix(f"/{code}/").strip("/")
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    paths = [f"{url}{rest}/" if rest else url for url in homes.values_list("url_path", flat=True)]
    found = visible(Page.objects.filter(Q(url_path__in=paths))).select_related("locale")
    return [
        Resolved(page=page, language=page.locale.language_code, is_own=False)
        for page in found.order_by("locale__language_code")
        if page.locale.language_code != code
    ]
