"""
What staff said about words, kept by each process and right within a second.

A change writes a new version in its own transaction. A process compares the version once a second, with
one small query, and reads the tables again when it differs: nothing is built anew, nothing restarted.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from search.analysis import fold, plain_words, words
from search.languages import LANGUAGES
from search.models.staff import CertainWord, Recommendation, Synonyms, WordingVersion
from search.wording.synonyms import Rules, rules_of

COMPARED_EVERY = 1.0


@dataclass(frozen=True, kw_only=True)
class Recommended:
    """A work to recommend: for which words, and when."""

    family: UUID
    searches: tuple[tuple[str, ...], ...]
    is_whole: bool
    first_day: date | None
    last_day: date | None

    def holds(self, typed: tuple[str, ...], day: date) -> bool:
        """Whether it is recommended on a day to whoever typed some words."""
        if (self.first_day and day < self.first_day) or (self.last_day and day > self.last_day):
            return False
        if self.is_whole:
            return typed in self.searches
        return any(set(typed).issuperset(search) for search in self.searches)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """All of it, by language. Words that hold in every language stand under each."""

    version: UUID | None = None
    synonyms: Mapping[str, Rules] = field(default_factory=dict)
    recommended: Mapping[str, tuple[Recommended, ...]] = field(default_factory=dict)
    certain: Mapping[str, frozenset[str]] = field(default_factory=dict)


def current() -> Wording:
    """The wording that holds now. At most one query a second, and three more after a change."""
    return _kept.current()


def never_corrected(language: str) -> frozenset[str]:
    """Words that are right as they are for readers of a language, folded."""
    return current().certain.get(language, frozenset())


def changed(**_signal: object) -> None:
    """Say, inside the transaction of a change, that the wording is another from now on."""
    WordingVersion.objects.update_or_create(name="wording", defaults={"number": uuid4()})
    forget()
    transaction.on_commit(forget)


def forget() -> None:
    """Compare at the next question, however soon: whoever changed something sees it at once."""
    _kept.forget()


class _Kept:
    """The wording of this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wording = Wording()
        self.forget()

    def forget(self) -> None:
        self._compared_at = float("-inf")

    def current(self) -> Wording:
        if time.monotonic() - self._compared_at < COMPARED_EVERY:
            return self._wording
        with self._lock:
            if time.monotonic() - self._compared_at >= COMPARED_EVERY:
                # The version first: rows that change meanwhile are read again a second later.
                version = WordingVersion.objects.values_list("number", flat=True).first()
                if version != self._wording.version:
                    self._wording = _read(version)
                self._compared_at = time.monotonic()
            return self._wording


_kept = _Kept()


def _read(version: UUID | None) -> Wording:
    return Wording(
        version=version, synonyms=_synonyms(), recommended=_recommended(), certain=_certain()
    )


def _synonyms() -> Mapping[str, Rules]:
    by_language: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for entry in Synonyms.objects.filter(language__in=LANGUAGES).order_by("pk"):
        by_language[entry.language] += entry.rules()
    return {language: rules_of(rules, language) for language, rules in by_language.items()}


def _recommended() -> Mapping[str, tuple[Recommended, ...]]:
    by_language: dict[str, list[Recommended]] = defaultdict(list)
    for entry in Recommendation.objects.select_related("page").order_by("place", "pk"):
        by_language[entry.language].append(
            Recommended(
                family=entry.page.translation_key,
                searches=tuple(filter(None, (tuple(plain_words(one)) for one in entry.searches()))),
                is_whole=entry.match == Recommendation.Match.WHOLE,
                first_day=entry.first_day,
                last_day=entry.last_day,
            )
        )
    return {language: tuple(found) for language, found in by_language.items()}


def _certain() -> Mapping[str, frozenset[str]]:
    by_language: dict[str, set[str]] = {code: set() for code in LANGUAGES}
    for language, word in CertainWord.objects.values_list("language", "word"):
        folded = {fold(part.text) for part in words(word)}
        for code in [language] if language else LANGUAGES:
            by_language.setdefault(code, set()).update(folded)
    return {language: frozenset(found) for language, found in by_language.items()}
