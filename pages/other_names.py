"""A work that is not at an address, but known by the name in it: an acronym, a former name."""

from django.http import HttpRequest
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.models import Page, Site

from access.visibility import visible
from pages.languages import Resolved
from pages.models import IndexPage


def known_otherwise(request: HttpRequest) -> Resolved | None:
    """
    The one work that the last word of an address means, asked of the list above it. Where an address
    was redirected by hand or by a change of slug, that holds. Asked only where no page was found.
    """
    code = get_language_from_path(request.path_info)
    section, _slash, slug = request.path_info.removeprefix(f"/{code}/").strip("/").partition("/")
    site = Site.find_for_request(request)
    if not code or not slug or "/" in slug or site is None:
        return None
    index = _index_at(site, code, section)
    if index is None or get_redirect(request, request.path_info.rstrip("/")):
        return None
    return index.known_as(slug)


def _index_at(site: Site, code: str, section: str) -> IndexPage | None:
    home = Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=code
    ).first()
    if home is None:
        return None
    found = visible(Page.objects.filter(url_path=f"{home.url_path}{section}/")).first()
    index = found and found.specific
    return index if isinstance(index, IndexPage) else None
