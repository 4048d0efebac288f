"""What of a text is shown beside a hit, with the words marked. Pure: text in, safe HTML out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from search.analysis import fold, pairs, script_of, stem, words
from search.languages import Script
from search.query import Query

LENGTH = 240
# A long report is not searched to its end for two lines.
MOST_LETTERS = 60_000
# What may stand between two words that are marked as one: "GI-TOC", "A/RES/55".
_BETWEEN = " -/.’'"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The forms in which words of a query may stand in a text of one language."""

    language: str
    stems: frozenset[str]
    plain: frozenset[str]
    pairs: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether a word is one of them. Most differ in their first letter, and need no stemming."""
        if fold(word[0]) not in self._first_letters and not self._hides_its_first(word):
            return False
        return stem(word, self.language) in self.stems or fold(word) in self.plain

    @cached_property
    def _first_letters(self) -> frozenset[str]:
        return frozenset(form[0] for form in (*self.stems, *self.plain) if form)

    def _hides_its_first(self, word: str) -> bool:
        """An article before it: `l'état`, or the Arabic one."""
        return "'" in word or script_of(word) is Script.ARABIC

    @classmethod
    def of(cls, query: Query, language: str) -> "Wanted":
        found = list(words(" ".join((query.wanted, *query.all_others(language)))))
        heavy = {word.text for word in found if not word.is_han and stem(word.text, language)}
        return cls(
            language=language,
            stems=frozenset(stem(word, language) for word in heavy),
            plain=frozenset(fold(word) for word in heavy),
            pairs=frozenset(pair for word in found if word.is_han for pair in pairs(word.text)),
        )


@dataclass(frozen=True, kw_only=True)
class Mark:
    """A place in a text that is marked, and the word for which."""

    start: int
    end: int
    word: str


def marked(text: str, wanted: Wanted) -> str:
    """A whole text, such as a title, with its found words in <mark>."""
    return _html(text, list(_marks(text, wanted)), 0, len(text))


def snippet(texts: tuple[str, ...], wanted: Wanted) -> str:
    """
    The part of some texts in which most of the words stand; without any, the beginning of the first. An
    empty line is not crossed: what follows it is said beside the text.
    """
    best: tuple[int, str] | None = None
    passages = (passage for text in texts for passage in text[:MOST_LETTERS].split("\n\n"))
    for text in filter(None, (" ".join(passage.split()) for passage in passages)):
        marks = list(_marks(text, wanted))
        count, start, end = _window(marks, len(text))
        if best is None or count > best[0]:
            best = (count, _cut(text, marks, start, end))
    return best[1] if best else ""


def _marks(text: str, wanted: Wanted) -> Iterator[Mark]:
    for word in words(text):
        if word.is_han:
            yield from _han_marks(word.start, word.text, wanted)
        elif wanted.has(word.text):
            yield Mark(start=word.start, end=word.end, word=stem(word.text, wanted.language))


def _han_marks(start: int, run: str, wanted: Wanted) -> Iterator[Mark]:
    for place, pair in enumerate(pairs(run)):
        if pair in wanted.pairs:
            yield Mark(start=start + place, end=start + place + len(pair), word=pair)


def _window(marks: list[Mark], length: int) -> tuple[int, int, int]:
    """How many different words stand in the best stretch of text, and the stretch."""
    best = (0, 0, min(LENGTH, length))
    for first, mark in enumerate(marks):
        inside = {m.word for m in marks[first : first + 40] if m.end <= mark.start + LENGTH - 40}
        if len(inside) > best[0]:
            start = max(mark.start - 40, 0)
            best = (len(inside), start, min(start + LENGTH, length))
    return best


def _cut(text: str, marks: list[Mark], start: int, end: int) -> str:
    """A stretch of text, begun and ended between words, with dots where it was cut."""
    if start:
        space = text.find(" ", start, start + 20)
        if space < 0 and script_of(text[start]) is not Script.HAN:
            space = text.rfind(" ", 0, start)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 20, end)
        end = space if space > start else end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return before + _html(text, marks, start, end) + after


def _html(text: str, marks: list[Mark], start: int, end: int) -> str:
    """Escaped text; neighbouring marks become one."""
    parts: list[str] = []
    at = start
    for first, last in _merged(text, [m for m in marks if m.start >= start and m.end <= end]):
        parts += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    return "".join([*parts, escape(text[at:end])])


def _merged(text: str, marks: list[Mark]) -> Iterator[tuple[int, int]]:
    first = last = -1
    for mark in marks:
        if first >= 0 and not text[last : mark.start].strip(_BETWEEN):
            last = max(last, mark.end)
            continue
        if first >= 0:
            yield first, last
        first, last = mark.start, mark.end
    if first >= 0:
        yield first, last
