"""
The languages of the search: one row each.

A new language needs its entry in LANGUAGES, one row here and a catalogue. `manage.py check` says so
when the row is missing (search.E002). Nothing else in the search knows a language by name.
"""

from dataclasses import dataclass
from enum import StrEnum


class Script(StrEnum):
    """What a word is written in. It decides which languages are asked."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    HAN = "han"
    NONE = "none"  # digits, and scripts that no language here is written in


@dataclass(frozen=True, kw_only=True)
class SearchLanguage:
    """
    How a language's words are compared.

    `stemmer` is Snowball's name for the language, "arabic-light" for our own, or empty. `filters` are
    Elasticsearch's token filters in their order; `{stop}`, `{stemmer}` and `{elision}` stand for those
    that this row defines. `stemming` is the stemmer's name there. `elided` are articles that lose
    their vowel. `stop` holds articles, prepositions and "and" only: longer lists drop meaning.
    """

    code: str
    script: Script
    stemmer: str = ""
    stemming: str = ""
    filters: tuple[str, ...]
    folds_first: bool = False
    elided: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROWS = (
    SearchLanguage(
        code="ar",
        script=Script.ARABIC,
        stemmer="arabic-light",
        stemming="arabic",
        filters=("lowercase", "decimal_digit", "{stop}", "arabic_normalization", "{stemmer}"),
        # As they stand before normalization: with and without the hamza.
        stop=_words("في من إلى الى على عن مع أو او و ب ل"),
    ),
    SearchLanguage(
        code="zh-hans",
        script=Script.HAN,
        filters=("cjk_width", "lowercase", "cjk_bigram"),
    ),
    SearchLanguage(
        code="en",
        script=Script.LATIN,
        stemmer="english",
        stemming="english",
        filters=("{possessive}", "lowercase", "{stop}", "asciifolding", "{stemmer}"),
        folds_first=True,
        stop=_words("a an the of in on at to for from by with and or"),
    ),
    SearchLanguage(
        code="fr",
        script=Script.LATIN,
        stemmer="french",
        stemming="french",
        filters=("{elision}", "lowercase", "{stop}", "{stemmer}", "asciifolding"),
        elided=_words("l m t qu n s j d c jusqu quoiqu lorsqu puisqu"),
        stop=_words("le la les un une des du de d l à au aux en dans par pour sur avec et ou"),
    ),
    SearchLanguage(
        code="ru",
        script=Script.CYRILLIC,
        stemmer="russian",
        stemming="russian",
        filters=("lowercase", "{stop}", "{stemmer}"),
        stop=_words("в во на с со к ко о об от из за по для до у при и или"),
    ),
    SearchLanguage(
        code="es",
        script=Script.LATIN,
        stemmer="spanish",
        stemming="spanish",
        filters=("lowercase", "{stop}", "{stemmer}", "asciifolding"),
        stop=_words("el la los las un una unos unas de del al a en por para con y e o u"),
    ),
)
LANGUAGES = {row.code: row for row in ROWS}


def written_in(script: Script) -> tuple[str, ...]:
    """Codes of the languages that a script is used for; of all, for a word without one."""
    return tuple(row.code for row in ROWS if script in (row.script, Script.NONE))
