"""
Synonyms: what may stand for a word, or for words that stand together, of a query. Pure.

Compared by stem, so "drug" means what staff said of "drugs". Articles and prepositions do not count. One
step only: what stands for a word has no synonyms of its own, so no chain can make everything equal.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from search.analysis import Word, pairs, stem, words
from search.query import Query

# What one language may add to a query, however many synonyms there are.
MOST_OTHERS = 24

type Key = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Whoever looks for `key` finds works with one of `others` too."""

    key: Key
    others: tuple[str, ...]


# The rules of a language, by the first part of their key.
type Rules = Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, kw_only=True)
class _Stretch:
    """Where a unit or a rule's key stands among the parts of a query."""

    start: int
    end: int

    def touches(self, other: "_Stretch") -> bool:
        return self.start < other.end and other.start < self.end


def key_of(text: str, language: str) -> Key:
    """
    Words as they are compared in a language: stems, Han by the letter; empty if there are only stop words.

    >>> key_of("Trafficking in persons", "en") == key_of("traffick person", "en")
    True
    """
    return tuple(part for word in words(text) for part in _parts(word, language))


def rules_of(pairs_of_words: Iterable[tuple[str, Iterable[str]]], language: str) -> Rules:
    """Rules of a language out of words and what may stand for them."""
    others: dict[Key, dict[Key, str]] = defaultdict(dict)
    for said, meant in pairs_of_words:
        key = key_of(said, language)
        for other in meant:
            if key and (other_key := key_of(other, language)) and other_key != key:
                others[key].setdefault(other_key, other)
    found: dict[str, list[Rule]] = defaultdict(list)
    for key, by_key in others.items():
        found[key[0]].append(Rule(key=key, others=tuple(by_key.values())))
    return {first: tuple(rules) for first, rules in found.items()}


def others_in(query: Query, language: str, rules: Rules) -> Mapping[str, tuple[str, ...]]:
    """
    What may stand for the units of a query in a language, and for its runs of Han.

    Words that stand together are replaced as a whole: each of them may be missing where "TOC" stands for
    both. Only words count, not what is quoted or left out; the longest comes first, at most 24 in all.
    """
    units, parts = _units(query.words, language)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    left = MOST_OTHERS
    for stretch, others in sorted(_matches(parts, rules), key=_longest_first):
        for other in others[:left]:
            for unit, at in units:
                if at.touches(stretch):
                    found[unit][other] = None
        left -= len(others[:left])
    return {unit: tuple(others) for unit, others in found.items()}


def _parts(word: Word, language: str) -> Iterator[str]:
    if word.is_han:
        yield from word.text
    elif term := stem(word.text, language):
        yield term


def _units(found: Iterable[Word], language: str) -> tuple[list[tuple[str, _Stretch]], list[str]]:
    """The units of words with where they stand, and the parts that are compared."""
    units: list[tuple[str, _Stretch]] = []
    parts: list[str] = []
    for word in found:
        start = len(parts)
        parts += _parts(word, language)
        if len(parts) > start:
            units.append((word.text, _Stretch(start=start, end=len(parts))))
        if word.is_han:
            units += [
                (pair, _Stretch(start=start + place, end=start + place + len(pair)))
                for place, pair in enumerate(pairs(word.text))
            ]
    return units, parts


def _matches(parts: list[str], rules: Rules) -> Iterator[tuple[_Stretch, tuple[str, ...]]]:
    for start, part in enumerate(parts):
        for rule in rules.get(part, ()):
            end = start + len(rule.key)
            if tuple(parts[start:end]) == rule.key:
                yield _Stretch(start=start, end=end), rule.others


def _longest_first(match: tuple[_Stretch, tuple[str, ...]]) -> tuple[int, int]:
    stretch, _others = match
    return stretch.start - stretch.end, stretch.start
