"""Countries and regions as readers meet them: a name, an address, how much is about each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation

from pages.vocabularies import by_name
from search.places import CONTINENTS, countries_in, place_name, regions_in, wider

SLUG = "places"
type Counts = Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class PlaceLink:
    """A country or a region: its name, the way to its page, how many works are about it."""

    name: str
    url: str
    count: int = 0


@dataclass(frozen=True, kw_only=True)
class RegionOfCountries:
    """A region with those of its countries that works are about."""

    region: PlaceLink
    countries: list[PlaceLink]


@dataclass(frozen=True, kw_only=True)
class Continent:
    """A continent, the regions between it and those that hold countries, and these."""

    place: PlaceLink
    between: list[PlaceLink]
    regions: list[RegionOfCountries]


def address_of(code: str) -> str:
    """What stands below the page of all places: "ht/"."""
    return f"{code.lower()}/"


def place_link(code: str, language: str, count: int = 0) -> PlaceLink:
    """A place as a page in some language links to it. No query: the address is the same everywhere."""
    with translation.override(language):
        home = reverse("wagtail_serve", args=[""])
    url = f"{home}{SLUG}/{address_of(code)}"
    return PlaceLink(name=place_name(code, language), url=url, count=count)


def known_in(codes: Iterable[str], counts: Counts, language: str) -> list[PlaceLink]:
    """Those of some places that works are about, in the order of the reader's alphabet."""
    return [place_link(code, language, counts[code]) for code in _in_order(codes, counts, language)]


def continents(counts: Counts, language: str) -> list[Continent]:
    """Everything that works are about, from the continents down to the countries."""
    return [
        Continent(
            place=place_link(code, language, counts[code]),
            between=known_in(filter(regions_in, regions_in(code)), counts, language),
            regions=_divided(code, counts, language),
        )
        for code in _in_order(CONTINENTS, counts, language)
    ]


def beyond(counts: Counts, language: str) -> list[PlaceLink]:
    """What lies on no continent of the list: the world itself, Antarctica."""
    return known_in((c for c in counts if not wider(c) and c not in CONTINENTS), counts, language)


def _divided(continent: str, counts: Counts, language: str) -> list[RegionOfCountries]:
    return [
        RegionOfCountries(
            region=place_link(code, language, counts[code]),
            countries=known_in(countries_in(code), counts, language),
        )
        for code in _in_order(_smallest(continent), counts, language)
    ]


def _smallest(region: str) -> list[str]:
    """The regions inside one that hold countries."""
    below = regions_in(region)
    return [leaf for code in below for leaf in _smallest(code)] if below else [region]


def _in_order(codes: Iterable[str], counts: Counts, language: str) -> list[str]:
    with translation.override(language):
        named = by_name((code, place_name(code)) for code in codes if counts.get(code))
    return [code for code, _name in named]
