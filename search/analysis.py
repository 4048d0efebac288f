"""
Words as they are compared, in Python: for the engine that has no analysis of its own, and for marking
what was found. Elasticsearch's analyzers (`search.mapping`) do the same with its own filters.

Pure functions. Any Unicode goes in; what comes out are plain terms of letters and digits.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from search.languages import LANGUAGES, Script, SearchLanguage

# Raised when terms change, so that every work is written again.
ANALYSIS = 1
LONGEST_WORD = 64

_MARKS = (
    "\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
_HAN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"(?:[^\W_{_HAN}]|[{_MARKS}])"
_WORD = re.compile(rf"(?P<han>[{_HAN}]+)|{_LETTER}+(?:['’ʼ]{_LETTER}+)*")
_MARK = re.compile(f"[{_MARKS}]+")
_NO_TERM = re.compile(r"[\W_]+")

_ALIKE = str.maketrans(
    "ёЁ’ʼأإآٱىةکی٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "еЕ''اااايهكي01234567890123456789",
)
_UNFOLDED = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word where it stands in a text: `text` in lower case, without marks; a run of Han is one word."""

    start: int
    end: int
    text: str
    is_han: bool = False


def words(text: str) -> Iterator[Word]:
    """The words of a text, in its order."""
    for match in _WORD.finditer(text):
        word = _even(match[0])
        if word:
            yield Word(
                start=match.start(), end=match.end(), text=word, is_han=match["han"] is not None
            )


def terms(text: str, language: str) -> list[str]:
    """What a text is found by in a language: stems without stop words; pairs of letters in Han."""
    return [term for _start, _end, term in placed_terms(text, language)]


def placed_terms(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """The same terms with where each begins and ends in the text."""
    for word in words(text):
        if word.is_han:
            yield from _pairs(word)
        elif term := stem(word.text, language):
            yield word.start, word.end, term


def plain_words(text: str) -> list[str]:
    """Words without accents and endings as they were written; Han by the letter."""
    plain: list[str] = []
    for word in words(text):
        if word.is_han:
            plain.extend(word.text)
        else:
            plain.append(fold(word.text))
    return [word for word in plain if word]


def pairs(run: str) -> list[str]:
    """A run of Han as overlapping pairs of letters; a single letter stands alone."""
    return [run[i : i + 2] for i in range(max(len(run) - 1, 1))]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """A word without its ending, folded; empty for a stop word."""
    row = LANGUAGES[language]
    bare = _unpossessed(_unelided(word, row.elided))
    if bare in _stop_words(row):
        return ""
    if row.folds_first:
        bare = fold(bare)
    return fold(_stemmer(row)(bare))[:LONGEST_WORD]


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """A word without accents or apostrophes: `état` is `etat`, `l'état` too. Cyrillic й stays й."""
    bare = _unpossessed(_unelided(word, LANGUAGES["fr"].elided)).translate(_UNFOLDED)
    folded = "".join(
        unicodedata.normalize("NFD", letter)[0] if _is_latin(letter) else letter for letter in bare
    )
    return _NO_TERM.sub("", folded)[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def script_of(word: str) -> Script:
    """What a word is written in, by its first letter."""
    for letter in word:
        if "\u0400" <= letter <= "\u052f":
            return Script.CYRILLIC
        if "\u0600" <= letter <= "\u08ff" and letter.isalpha():
            return Script.ARABIC
        if re.match(f"[{_HAN}]", letter):
            return Script.HAN
        if letter.isalpha() and _is_latin(letter):
            return Script.LATIN
    return Script.NONE


def is_stop_word(word: str, language: str) -> bool:
    """Whether a word is an article or a preposition of a language."""
    return not stem(word, language)


@lru_cache
def _stop_words(row: SearchLanguage) -> frozenset[str]:
    return frozenset(_even(word) for word in row.stop)


def _even(word: str) -> str:
    """One way of writing a word: compatible letters, small, without marks."""
    if word.isascii():
        return word.lower()
    one = unicodedata.normalize("NFKC", word).lower()
    return _MARK.sub("", one).translate(_ALIKE)


def _pairs(word: Word) -> Iterator[tuple[int, int, str]]:
    # A compatible letter may become two: then the pair is as near as can be said.
    for place, pair in enumerate(pairs(word.text)):
        start = min(word.start + place, word.end - 1)
        yield start, min(start + len(pair), word.end), pair


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def _unelided(word: str, elided: frozenset[str]) -> str:
    article, apostrophe, rest = word.partition("'")
    return rest if apostrophe and article in elided else word


def _unpossessed(word: str) -> str:
    return word.removesuffix("'s")


# --- stemmers ------------------------------------------------------------

_snowball_lock = threading.Lock()


@lru_cache
def _stemmer(row: SearchLanguage) -> Callable[[str], str]:
    if row.stemmer == "arabic-light":
        return stem_arabic
    if not row.stemmer:
        return str
    snowball = snowballstemmer.stemmer(row.stemmer)

    def stem_one(word: str) -> str:
        with _snowball_lock:  # It keeps the word it works on in itself.
            return str(snowball.stemWord(word))

    return stem_one


_ARABIC_FRONTS = ("وال", "بال", "كال", "فال", "ولل", "ال", "لل", "و")
_ARABIC_ENDS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def stem_arabic(word: str) -> str:
    """
    An Arabic word without its article and the commonest endings (the "light" way: no roots).

    The word is normalized already: one alif, ه for ة, ي for ى.
    """
    for front in _ARABIC_FRONTS:
        needed = len(front) + (3 if front == "و" else 2)
        if word.startswith(front) and len(word) >= needed:
            word = word.removeprefix(front)
            break
    for end in _ARABIC_ENDS:
        if word.endswith(end) and len(word) >= len(end) + 2:
            word = word.removesuffix(end)
    return word
