"""
What a work is called, as it is looked up while somebody types: from each of its words on, without accents.

Pure. "Code pénal" is found by "code p" and by "penal"; a run of Han from each of its letters on; an
Arabic word with its article and without.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from search.analysis import fold, is_stop_word, script_of, words
from search.documents import SearchDocument, as_whole
from search.languages import Script

# What other works are about goes before the works: who types two letters mostly means one of these.
LEADING = ("topic", "partner", "instrument", "person", "project")
MOST_STARTS = 8
LONGEST_KEY = 48
_ARTICLE = "ال"


class Rank(IntEnum):
    """Which names are offered first: those that begin with what was typed."""

    LEADING = 0
    WORK = 1
    INSIDE_LEADING = 2
    INSIDE_WORK = 3


@dataclass(frozen=True, kw_only=True, order=True)
class Key:
    """One way to begin a name. `language` is that of a title, empty for what is called so in every one."""

    language: str
    rank: Rank
    folded: str


def keys_of(document: SearchDocument) -> list[Key]:
    """Every way to begin a work's titles, its acronym, its symbol, its former names."""
    return sorted(
        {
            Key(language=language, rank=_rank(document.kind, is_first), folded=folded)
            for name, language in _names(document)
            for folded, is_first in _starts(name, language)
        }
    )


def folded_name(text: str) -> str:
    """A name, or its beginning as somebody types it, as it is compared."""
    return " ".join(folded for _written, folded in _tokens(text))[:LONGEST_KEY]


def starts_with(name: str, typed: str, language: str = "") -> bool:
    """Whether a name, from one of its words on, begins with what was typed (folded)."""
    return any(folded.startswith(typed) for folded, _is_first in _starts(name, language))


def _names(document: SearchDocument) -> Iterator[tuple[str, str]]:
    for text in document.texts:
        yield text.title, text.language
    for alias in document.aliases:
        yield alias, ""


def _rank(kind: str, is_first: bool) -> Rank:  # noqa: FBT001
    if kind in LEADING:
        return Rank.LEADING if is_first else Rank.INSIDE_LEADING
    return Rank.WORK if is_first else Rank.INSIDE_WORK


def _starts(name: str, language: str) -> Iterable[tuple[str, bool]]:
    """Where a name may be begun, and whether that is its start. A symbol may be typed as one word."""
    found = list(islice(_from_each_word(name, language), MOST_STARTS))
    whole = as_whole(name)[:LONGEST_KEY]
    if not language and whole not in (folded for folded, _is_first in found):
        found.append((whole, True))
    return [(folded, is_first) for folded, is_first in found if folded]


def _from_each_word(name: str, language: str) -> Iterator[tuple[str, bool]]:
    tokens = _tokens(name)
    for place, (written, folded) in enumerate(tokens):
        if place and language and is_stop_word(written, language):
            continue
        rest = [other for _written, other in tokens[place + 1 :]]
        for begun, is_first in _beginnings(folded):
            yield " ".join((begun, *rest))[:LONGEST_KEY], is_first and place == 0


def _beginnings(word: str) -> Iterator[tuple[str, bool]]:
    yield word, True
    script = script_of(word)
    if script is Script.HAN:
        yield from ((word[place:], False) for place in range(1, len(word)))
    elif script is Script.ARABIC and word.startswith(_ARTICLE) and len(word) > 4:
        yield word.removeprefix(_ARTICLE), True


def _tokens(text: str) -> list[tuple[str, str]]:
    """Words as they are written and as they are compared; a run of Han is one."""
    pairs = ((word.text, word.text if word.is_han else fold(word.text)) for word in words(text))
    return [(written, folded) for written, folded in pairs if folded]
