"""Where works stand in the site: from the key that files use to the number of a page."""

from collections.abc import Collection, Mapping
from functools import cached_property
from uuid import UUID

from django.conf import settings
from wagtail.models import Locale, Page

from access.models import WorkSource
from content.loading.kinds import INDEXES
from content.loading.names import HOME, key_of, section_of, slug_of
from home.models import HomePage


class NoFrame(Exception):  # noqa: N818
    """The site has no front page or sections yet."""


class Directory:
    """The frame of the site: languages, front pages, sections. Read once a load."""

    @cached_property
    def locales(self) -> dict[str, Locale]:
        return {locale.language_code: locale for locale in Locale.objects.all()}

    @cached_property
    def home(self) -> UUID:
        """The key of the front page, which no folder gave it."""
        pages = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        key: UUID | None = pages.values_list("translation_key", flat=True).first()
        if key is None:
            raise NoFrame("There is no front page yet. Run `manage.py set_up_site` first.")
        return key

    @cached_property
    def sections(self) -> dict[tuple[str, str], int]:
        """The number of each list of works, by section and language."""
        found: dict[tuple[str, str], int] = {}
        for slug, model in INDEXES.items():
            rows = model.objects.values_list("locale__language_code", "pk")
            found |= {(slug, language): pk for language, pk in rows}
        return found

    def family_of(self, address: str) -> UUID:
        return self.home if address == HOME else key_of(address)

    def numbers_of(self, addresses: Collection[str]) -> Mapping[str, int]:
        """
        The pages of works, each in the language it was written in; a work that is nowhere is left out.

        One query for works that were loaded, another for those that were written in the site.
        """
        families = {self.family_of(address): address for address in addresses}
        rows = WorkSource.objects.filter(translation_key__in=families)
        found = {families[key]: pk for key, pk in rows.values_list("translation_key", "page_id")}
        rest = set(addresses) - found.keys()
        return found | (self._written_in_site(rest) if rest else {})

    def _written_in_site(self, addresses: Collection[str]) -> dict[str, int]:
        slugs = {slug_of(address) for address in addresses}
        sources = WorkSource.objects.filter(page__slug__in=slugs)
        paths = self._paths_of_sections
        found = {}
        for slug, path, pk in sources.values_list("page__slug", "page__path", "page_id"):
            for address in addresses:
                under = paths.get(section_of(address), ())
                if slug_of(address) == slug and path.startswith(under):
                    found[address] = pk
        return found

    @cached_property
    def _paths_of_sections(self) -> dict[str, tuple[str, ...]]:
        paths = dict(Page.objects.filter(pk__in=self.sections.values()).values_list("pk", "path"))
        found: dict[str, tuple[str, ...]] = {}
        for (section, _language), pk in self.sections.items():
            found[section] = (*found.get(section, ()), paths[pk])
        return found
