"""Codes that others keep: countries, regions, languages, time zones; and identifiers of works."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from zoneinfo import available_timezones

from babel import Locale

LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh-hans")
# Unicode's list holds codes of two letters that are no country.
_NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ")
)


class Vocabulary:
    """The words that are right somewhere. They are asked for when the first is checked."""

    def __init__(self, words: str, known: Callable[[], Iterable[str]]) -> None:
        self.words = words
        self._known = cache(lambda: frozenset(known()))

    def __contains__(self, word: str) -> bool:
        return word in self._known()


def _countries() -> Iterable[str]:
    places = map(str, Locale("en").territories)
    return (code for code in places if len(code) == 2 and code not in _NOT_COUNTRIES)


def _regions() -> Iterable[str]:
    return (code for code in map(str, Locale("en").territories) if code.isdigit())


def _languages() -> Iterable[str]:
    spoken = map(str, Locale("en").languages)
    return [*LANGUAGES, *(code for code in spoken if len(code) == 2 and code != "zh")]


COUNTRIES = Vocabulary('the code of a country, such as "HT" (ISO 3166)', _countries)
REGIONS = Vocabulary('the number of a region, such as "419" (UN M49)', _regions)
SPOKEN = Vocabulary("the code of a language, such as fr or zh-hans", _languages)
WRITTEN = Vocabulary("one of our six languages: " + ", ".join(LANGUAGES), lambda: LANGUAGES)
ZONES = Vocabulary("a time zone, such as Europe/Vienna", available_timezones)


def is_doi(word: str) -> bool:
    return re.fullmatch(r"10\.\d{4,9}/\S+", word) is not None


def is_isbn(word: str) -> bool:
    """Whether the last digit follows from the others, with 13 or with 10 of them."""
    digits = re.sub(r"[- ]", "", word).upper()
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        numbers = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(number * (10 - place) for place, number in enumerate(numbers)) % 11 == 0
    return False


def is_symbol(word: str) -> bool:
    return re.fullmatch(r"[^\W_](?:[^\W_]|[./()\[\]*&+-]){0,59}", word) is not None


def is_licence(word: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]{0,39}", word) is not None
