"""
What a visitor typed, understood: words, "quoted words", -words to leave out.

A small parser of our own. It takes any Unicode and always answers; nothing in a query is syntax of
an engine, so there is nothing to escape. Pure: no database, no settings.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.analysis import Word, is_stop_word, pairs, script_of, words
from search.languages import Script, written_in

LONGEST_QUERY = 300
MOST_WORDS = 24
MOST_UNITS = 32
OTHER_LANGUAGE = 0.7

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»「」『』", '"'))
_QUOTED = re.compile(r'(?P<minus>(?<!\S)[-−])?"(?P<inside>[^"]*)"')
_NOT_TEXT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff]+"
)
_LEFT_OUT = re.compile(r"(?<!\S)[-−](?=\w)(?P<word>\S+)")


@dataclass(frozen=True, kw_only=True)
class Query:
    """
    A question, in parts. `text` is what to show again in the search box.

    `phrases` must stand as they are, `without` must not stand at all. `acronyms` are the words
    that were typed in capitals: WHO is not "who". `synonyms` are what staff let stand for its units, by
    language, and `certain` the words that are right as they are (`search.wording.asking`).
    """

    text: str
    words: tuple[Word, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    certain: frozenset[str] = frozenset()

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for; a query of `-words` alone only leaves out."""
        return bool(self.words or self.phrases)

    @property
    def wanted(self) -> str:
        """All words to look for, quoted ones too, as one text."""
        return " ".join((*(word.text for word in self.words), *self.phrases))

    @property
    def languages(self) -> tuple[str, ...]:
        """Which languages to ask: those that are written in the scripts of the query, or have synonyms."""
        scripts = {script_of(word.text) for word in words(self.wanted)} - {Script.NONE}
        found = {code for script in scripts or {Script.NONE} for code in written_in(script)}
        return tuple(sorted(found.union(self.synonyms)))

    def units(self, language: str = "") -> tuple[str, ...]:
        """
        What has to be found one by one: each word, each pair of Han. A language's articles and
        prepositions need not be found, unless there is nothing else.
        """
        units = tuple(dict.fromkeys(_units(self.words)))[:MOST_UNITS]
        if not language:
            return units
        heavy = tuple(unit for unit in units if not is_stop_word(unit, language))
        return heavy or units

    def others(self, unit: str, language: str = "") -> tuple[str, ...]:
        """What may stand for a unit in a language; in names, which have none, that of any language."""
        if language:
            return self.synonyms.get(language, {}).get(unit, ())
        found = (by_unit.get(unit, ()) for by_unit in self.synonyms.values())
        return tuple(dict.fromkeys(other for others in found for other in others))

    def all_others(self, language: str) -> tuple[str, ...]:
        """What may stand for any of its words in a language."""
        found = self.synonyms.get(language, {}).values()
        return tuple(dict.fromkeys(other for others in found for other in others))


def weight(language: str, reader: str) -> float:
    """How much a find in a language counts for a reader."""
    return 1.0 if language == reader else OTHER_LANGUAGE


def parse(text: str) -> Query:
    """
    Understand a query.

    >>> query = parse('organized "civil society" -weapons')
    >>> [word.text for word in query.words], query.phrases, query.without
    (['organized'], ('civil society',), ('weapons',))
    """
    text = cleaned(text)
    phrases: list[str] = []
    without: list[str] = []

    def take_quoted(match: re.Match[str]) -> str:
        (without if match["minus"] else phrases).append(match["inside"])
        return " "

    def take_left_out(match: re.Match[str]) -> str:
        without.append(match["word"])
        return " "

    rest = _LEFT_OUT.sub(take_left_out, _QUOTED.sub(take_quoted, text))
    found = tuple(words(rest))[:MOST_WORDS]
    return Query(
        text=text,
        words=found,
        phrases=_sayable(phrases),
        without=_sayable(without),
        acronyms=tuple(
            dict.fromkeys(
                typed for word in found if _is_acronym(typed := rest[word.start : word.end])
            )
        ),
    )


def cleaned(text: str) -> str:
    """Any string as one short line of text: no control characters, no halves of characters."""
    text = text[: LONGEST_QUERY * 4].encode(errors="ignore").decode()
    line = " ".join(_NOT_TEXT.sub(" ", text.translate(_QUOTES)).split())
    return line[:LONGEST_QUERY].strip()


def _units(found: Iterable[Word]) -> Iterable[str]:
    for word in found:
        yield from pairs(word.text) if word.is_han else (word.text,)


def _sayable(parts: Iterable[str]) -> tuple[str, ...]:
    """Parts that have a word in them, each as plain words."""
    plain = (" ".join(word.text for word in words(part)) for part in parts)
    return tuple(dict.fromkeys(part for part in plain if part))[:MOST_WORDS]


def _is_acronym(typed: str) -> bool:
    return 2 <= len(typed) <= 8 and typed.isupper() and script_of(typed) is not Script.HAN
