"""
What visitors narrow a search by, and how its values are called in their language.

A facet whose values have pages is declared by their model: `facet = Facet(…)`. One whose values are a
list of a page type's own is declared by that type, among its `facets`. Facets of codes, which mean the
same everywhere, stand here.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import to_locale
from wagtail.models import Locale, Page

from access.models import WorkSource
from access.visibility import visible
from search.places import cldr, place_name, wider
from search.searchable import kind_names

# The order in which they stand beside the results.
ORDER = (
    "kind",
    "topic",
    "instrument",
    "partner",
    "country",
    "region",
    "year",
    "status",
    "participation",
    "organization_type",
    "research_type",
    "project",
    "person",
    "language",
    "file_language",
)


@dataclass(frozen=True, kw_only=True)
class Label:
    """The words for a value, and the language they are in; the value of a tree that it stands under."""

    text: str
    language: str
    wider: str = ""


type Labels = Mapping[str, Label]


class Values(Protocol):
    """What knows the words for values."""

    def labels(self, values: Collection[str], reader: Locale) -> Labels:
        """The words for some values, in a reader's language; what has none is left out."""


@dataclass(frozen=True, kw_only=True)
class Facet:
    """Something to narrow by. `name` is the parameter in addresses and the API; it is singular."""

    name: str
    label: str | Promise
    values: Values


@dataclass(frozen=True)
class ModelValues:
    """Values that have a page: topics, partners. A value is the work's permanent id."""

    model: str

    def labels(self, values: Collection[str], reader: Locale) -> Labels:
        return titles(values, reader)


@dataclass(frozen=True)
class ChoiceValues:
    """Values out of a fixed list: kinds, languages. `choices` gives the list, in words."""

    choices: Callable[[], Mapping[str, str | Promise]]

    def labels(self, values: Collection[str], reader: Locale) -> Labels:
        words = {code: str(label) for code, label in self.choices().items()}
        return {
            value: Label(text=words[value], language=reader.language_code)
            for value in values
            if value in words
        }


@dataclass(frozen=True)
class PlaceValues:
    """Countries by ISO 3166, and regions by UN M49, each under the wider one that it lies in."""

    def labels(self, values: Collection[str], reader: Locale) -> Labels:
        code = reader.language_code
        return {
            value: Label(
                text=place_name(value, code), language=code, wider=_nearest(wider(value), values)
            )
            for value in values
        }


def _nearest(regions: Collection[str], among: Collection[str]) -> str:
    """The narrowest of some regions that lie in each other."""
    known = (region for region in regions if region in among)
    return max(known, key=lambda region: (len(wider(region)), region), default="")


@dataclass(frozen=True)
class LanguageValues:
    """Languages of files and events, ours or not."""

    def labels(self, values: Collection[str], reader: Locale) -> Labels:
        names = cldr(reader.language_code).languages
        return {
            value: Label(
                text=capfirst(names.get(to_locale(value), names.get(value[:2], value))),
                language=reader.language_code,
            )
            for value in values
        }


@dataclass(frozen=True)
class YearValues:
    """Years, as they are."""

    def labels(self, values: Collection[str], reader: Locale) -> Labels:
        return {value: Label(text=value, language=reader.language_code) for value in values}


_CODES = (
    Facet(name="kind", label=_("Kind"), values=ChoiceValues(kind_names)),
    Facet(name="country", label=_("Country"), values=PlaceValues()),
    Facet(name="region", label=_("Region"), values=PlaceValues()),
    Facet(
        name="language", label=_("Language"), values=ChoiceValues(lambda: dict(settings.LANGUAGES))
    ),
    Facet(name="year", label=_("Year"), values=YearValues()),
    Facet(name="file_language", label=_("File in"), values=LanguageValues()),
)


def all_facets() -> dict[str, Facet]:
    """Every facet by its name, in the order in which they stand beside the results."""
    found = {facet.name: facet for facet in _CODES}
    for model in apps.get_models():
        declared = [vars(model).get("facet"), *vars(model).get("facets", ())]
        found |= {facet.name: facet for facet in declared if isinstance(facet, Facet)}
    rank = {name: place for place, name in enumerate(ORDER)}
    return dict(sorted(found.items(), key=lambda item: rank.get(item[0], len(ORDER))))


def labels_of(wanted: Mapping[str, Collection[str]], reader: Locale) -> Mapping[str, Labels]:
    """The words for values of several facets. Two queries, however many have pages."""
    facets = all_facets()
    with_pages = {name for name in wanted if isinstance(facets[name].values, ModelValues)}
    ids = {value for name in with_pages for value in wanted[name]}
    by_id = titles(ids, reader) if ids else {}
    return {
        name: {value: by_id[value] for value in values if value in by_id}
        if name in with_pages
        else facets[name].values.labels(values, reader)
        for name, values in wanted.items()
    }


def titles(families: Collection[str], reader: Locale) -> Labels:
    """
    Titles of works that anyone may see, in the reader's language, else as written; of those that stand
    under another one of them, which. Two queries.
    """
    keys = {key for family in families if (key := _as_key(family))}
    is_source = WorkSource.objects.filter(page_id=OuterRef("pk"))
    pages = Page.objects.filter(translation_key__in=keys, alias_of=None)
    found = visible(pages.filter(Q(locale=reader) | Exists(is_source)))
    rows = list(found.values_list("translation_key", "locale__language_code", "title", "path"))
    at = {path: str(key) for key, _code, _title, path in rows}
    over = {str(key): wider for key, *_words, path in rows if (wider := _above(path, at))}
    own_last = sorted(rows, key=lambda row: row[1] == reader.language_code)
    return {
        str(key): Label(text=title, language=code, wider=over.get(str(key), ""))
        for key, code, title, _path in own_last
    }


def _above(path: str, at: Mapping[str, str]) -> str:
    """The nearest of some works above a place in the tree of pages."""
    step = Page.steplen
    ends = range(len(path) - step, 0, -step)
    return next((at[path[:end]] for end in ends if path[:end] in at), "")


def _as_key(value: str) -> UUID | None:
    """A value of an address may be anything."""
    try:
        return UUID(value)
    except ValueError:
        return None
