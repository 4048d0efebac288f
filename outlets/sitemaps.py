"""Every public page with its languages, for search engines."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from access.visibility import visible
from pages.models import PlacesPage

type Family = dict[str, Page]


class WorksSitemap(Sitemap):
    """A work is an item; its languages are its alternates."""

    i18n = True
    alternates = True
    x_default = True
    limit = 5_000

    @cached_property
    def families(self) -> list[Family]:
        found: dict[object, Family] = defaultdict(dict)
        pages = visible(Page.objects.filter(depth__gt=1, url_path__isnull=False)).order_by("path")
        for page in pages.select_related("locale"):
            found[page.translation_key][page.locale.language_code] = page
        return [*found.values(), *_places()]

    def items(self) -> list[Family]:
        return self.families

    def get_languages_for_item(self, item: Family) -> list[str]:
        return list(item)

    def location(self, item: Family) -> str:
        return urlsplit(self._page(item).full_url or "/").path

    def lastmod(self, item: Family) -> datetime | None:
        return self._page(item).last_published_at

    def _page(self, item: Family) -> Page:
        code = get_language() or ""
        return item[code] if code in item else next(iter(item.values()))


def _places() -> Iterator[Family]:
    """Each country and region that works are about, in the languages of the page of places."""
    pages = list(visible(PlacesPage.objects.all()).select_related("locale"))
    codes = {code for page in pages[:1] for code in page.counts}
    for code in sorted(codes):
        found = ((page.locale.language_code, page.at(code)) for page in pages)
        yield {language: page for language, page in found if page}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Machines may read everything public; search results would only repeat it."""
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*/search/",
        f"Sitemap: {sitemap}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
