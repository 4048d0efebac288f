"""Codes that mean the same in every language: countries, regions, languages, zones."""

import unicodedata
from collections.abc import Iterable, Iterator
from zoneinfo import available_timezones

from django.utils.translation import get_language

from search.places import cldr, place_name

# UN M49 regions that Unicode's data name, from the world down to the subregions.
_REGIONS = [
    *("001", "002", "005", "009", "011", "013", "014", "015", "017", "018", "019", "021"),
    *("029", "030", "034", "035", "039", "053", "054", "057", "061", "142", "143", "145", "150"),
    *("151", "154", "155", "202", "419"),
]
# Codes with two letters that are no country.
_NOT_COUNTRIES = {
    "EU",
    "EZ",
    "UN",
    "XA",
    "XB",
    "ZZ",
    "QO",
    "AC",
    "CP",
    "CQ",
    "DG",
    "EA",
    "IC",
    "TA",
}


# What the United Nations calls its languages, where Unicode's data say otherwise.
_LANGUAGE_NAMES = {
    "ar": {"en": "الإنكليزية"},
    "zh-hans": {"ar": "阿拉伯文", "en": "英文", "es": "西班牙文", "fr": "法文", "ru": "俄文"},
}


def language_name(code: str, language: str | None = None) -> str:
    """A language by its code, in another or in the visitor's."""
    reader = language or get_language() or "en"
    name = code.partition("-")[0]
    ours = _LANGUAGE_NAMES.get(reader, {})
    return str(ours.get(name) or cldr(reader).languages.get(name, code))


def countries() -> list[tuple[str, str]]:
    """Countries as choices, in the order of the reader's alphabet."""
    known = map(str, cldr("en").territories)
    codes = [code for code in known if len(code) == 2 and code not in _NOT_COUNTRIES]
    return by_name((code, place_name(code)) for code in codes)


def by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """
    Codes and names in the order of the reader's alphabet: “Égypte” under E. Chinese has no alphabet
    without a dictionary of sounds; its names stand in the order of their codes.
    """
    if get_language() == "zh-hans":
        return sorted(pairs)
    return sorted(pairs, key=lambda pair: (_without_accents(pair[1]), pair[0]))


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def regions() -> list[tuple[str, str]]:
    """Regions as choices, from the world down."""
    return [(code, place_name(code)) for code in _REGIONS]


def languages() -> list[tuple[str, str]]:
    """Languages of events and files as choices: the six, then others by name."""
    first = ["ar", "zh-hans", "en", "fr", "ru", "es"]
    others = (
        (code, language_name(code))
        for code in map(str, cldr("en").languages)
        if len(code) == 2 and code not in (*first, "zh")
    )
    return [*((code, language_name(code)) for code in first), *by_name(others)]


def time_zones() -> Iterator[tuple[str, str]]:
    """IANA zones as choices, the plain ones first."""
    for name in sorted(available_timezones()):
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/")):
            yield name, name.replace("_", " ")
    yield "UTC", "UTC"
