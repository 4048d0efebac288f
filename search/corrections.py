"""
"Did you mean …": a word with one slip, as a word that works are found by now.

The vocabulary only guesses. A correction is offered when the words it makes are found, all of them and
narrowed as before, in a work that anyone may see at this moment. So no word of a hidden work is offered.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from search import vocabulary
from search.analysis import fold, words
from search.engines.database.engine import DatabaseEngine
from search.groups import Chosen
from search.hits import shown
from search.plan import Plan
from search.query import Query, parse
from search.service import SearchRequest
from search.wording.asking import worded

# Nobody waits long for a guess, and no long question costs more of them than a short one.
LONGEST = timedelta(seconds=0.6)
MOST_WORDS = 6
MOST_UNKNOWN = 2
MOST_GUESSES = 5


@dataclass(frozen=True, kw_only=True)
class _Try:
    """A search that failed, and until when it is worth guessing. The database is asked, always there."""

    reader: str
    chosen: Chosen
    at: datetime
    until: float

    def plan(self, text: str, chosen: Chosen) -> Plan:
        query = worded(parse(text), self.reader)
        return Plan(query=query, reader=self.reader, at=self.at, chosen=chosen, limit=1)

    def works_with(self, text: str, chosen: Chosen) -> int:
        """How many works have all of the words, in any language."""
        if time.monotonic() > self.until:
            return 0
        answer = DatabaseEngine().search(self.plan(text, chosen))
        return 0 if answer.tier != "all" else answer.total + answer.other_total

    def is_seen(self, text: str) -> bool:
        """Whether anyone may see, now, a work with all of the words."""
        plan = self.plan(text, self.chosen)
        answer = DatabaseEngine().search(plan)
        return answer.tier == "all" and any(shown(plan, answer))


def correction(request: SearchRequest) -> str:
    """The question with its slips mended; empty where there is nothing to mend, or it would find nothing."""
    attempt = _Try(
        reader=request.language,
        chosen=request.chosen,
        at=timezone.now(),
        until=time.monotonic() + LONGEST.total_seconds(),
    )
    query = worded(parse(request.text), request.language)
    mended = query.text
    for typed in list(_unknown(query, attempt))[:MOST_UNKNOWN]:
        better = _best(typed, attempt)
        mended = _replaced(mended, typed, better) if better else mended
    return mended if mended != query.text and attempt.is_seen(mended) else ""


def _unknown(query: Query, attempt: _Try) -> Iterator[str]:
    """Words that no work has, and that may be slips; not what stands in quotes or is left out."""
    free = {word.text for word in query.words}
    kept = {word.text for part in (*query.phrases, *query.without) for word in words(part)}
    for word in list(words(query.text))[:MOST_WORDS]:
        typed = query.text[word.start : word.end]
        is_free = word.text in free and word.text not in kept
        if fold(word.text) in query.certain:
            continue
        if is_free and vocabulary.is_correctable(typed) and not attempt.works_with(typed, {}):
            yield typed


def _best(typed: str, attempt: _Try) -> str:
    """The known word one slip away that most works have."""
    guesses = vocabulary.near(typed.lower())[:MOST_GUESSES]
    counts = {guess: attempt.works_with(guess, attempt.chosen) for guess in guesses}
    best = max(guesses, key=lambda guess: counts[guess], default="")
    return best if best and counts[best] else ""


def _replaced(text: str, typed: str, better: str) -> str:
    places = [word for word in words(text) if text[word.start : word.end] == typed]
    for word in reversed(places):
        text = f"{text[: word.start]}{better}{text[word.end :]}"
    return text
