"""What stands in the site of some works: their pages, their translations, what was loaded before."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from wagtail_localize.models import SegmentOverride, StringTranslation
from wagtail_localize.segments.ingest import unquote_path_component

from content.loading import rows
from content.loading.directory import Directory
from content.loading.kinds import model_of
from content.loading.pairing import Place
from content.models import LoadedWork
from content.reading import Work
from pages.models import ResourcePage
from translation.models import IndependentTranslation

# A work in a language.
type Version = tuple[UUID, str]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a translation says now: text by place, and who wrote it there (None: the loader)."""

    data: str
    by: int | None
    has_error: bool


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """A fixed number of queries for any number of works."""

    pages: Mapping[Version, ResourcePage]
    numbers: Mapping[str, int]
    loaded: Mapping[str, LoadedWork]
    said: Mapping[Version, Mapping[Place, Said]]
    links: Mapping[Version, Mapping[Place, str]]
    # Pages that go their own way, with who said so (None: the loader, or the site's frame).
    own_way: Mapping[int, int | None]

    def languages_of(self, family: UUID) -> list[str]:
        return sorted(language for key, language in self.pages if key == family)


def shelf_of(works: Sequence[Work], mentions: Collection[str], directory: Directory) -> Shelf:
    families = {directory.family_of(work.address): work.address for work in works}
    pages = _pages(families)
    numbers = [page.pk for page in pages.values()]
    own_way = IndependentTranslation.objects.filter(page__in=numbers)
    loaded = LoadedWork.objects.filter(address__in=families.values())
    return Shelf(
        pages=pages,
        numbers=directory.numbers_of(mentions),
        loaded={row.address: row for row in loaded},
        said=_said(families),
        links=_links(families),
        own_way=dict(own_way.values_list("page_id", "by_id")),
    )


def _pages(families: Mapping[UUID, str]) -> dict[Version, ResourcePage]:
    """The works' pages in all languages, with their rows."""
    found: dict[Version, ResourcePage] = {}
    by_model = sorted(families.items(), key=lambda pair: model_of(pair[1]).__name__)
    for model, group in groupby(by_model, key=lambda pair: model_of(pair[1])):
        keys = [family for family, _address in group]
        pages = list(model.objects.filter(translation_key__in=keys).select_related("locale"))
        rows.attach(model, pages)
        found |= {(page.translation_key, page.locale.language_code): page for page in pages}
    return found


def _said(families: Collection[UUID]) -> dict[Version, dict[Place, Said]]:
    found: dict[Version, dict[Place, Said]] = defaultdict(dict)
    translations = StringTranslation.objects.filter(context__object__in=families)
    names = (
        "context__object_id",
        "locale__language_code",
        "context__path",
        "translation_of__data",
        "data",
        "last_translated_by_id",
        "has_error",
    )
    for family, language, path, source, data, by, has_error in translations.values_list(*names):
        found[family, language][path, source] = Said(data=data, by=by, has_error=has_error)
    return found


def _links(families: Collection[UUID]) -> dict[Version, dict[Place, str]]:
    """Addresses that a language has of its own, by the place of the link they replace."""
    found: dict[Version, dict[Place, str]] = defaultdict(dict)
    overrides = SegmentOverride.objects.filter(context__object__in=families, has_error=False)
    names = ("context__object_id", "locale__language_code", "context__path", "data_json")
    for family, language, path, data in overrides.values_list(*names):
        if (place := place_of_link(path)) is not None:
            value: Any = json.loads(data)
            found[family, language][place] = value
    return found


def place_of_link(path: str) -> Place | None:
    """wagtail-localize puts a link's address into its path: `story.<id>.'https://…'`."""
    block, quote, rest = path.partition(".'")
    return (block, unquote_path_component(f"'{rest}")) if quote else None
