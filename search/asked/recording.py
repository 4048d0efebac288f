"""
Counting what is asked: noted in memory while a page is made, written after it was sent.

Nothing here slows a search or fails it. What several requests note meanwhile is written together, by one
of them at a time; what cannot be written waits for the next.
"""

import hashlib
import hmac
import logging
import re
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from search.analysis import words
from search.models.staff import AskedQuery, AskedSalt

log = logging.getLogger(__name__)

SPELL_MINUTES = 10
LONGEST_WORDS = 120
# When the database takes nothing, no more different queries than these wait for it.
MOST_WAITING = 1_000
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d\b")
_PRIVATE = re.compile(r"\S@\S|\d(?:[\s().+/-]?\d){6,}")


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was looked for: folded words in a reader's language, on a day."""

    day: date
    language: str
    words: str


@dataclass(kw_only=True)
class Tally:
    """How often, and what came of it. `found` is how many works there were the last time."""

    asked: int = 0
    empty: int = 0
    opened: int = 0
    found: int = 0
    spell: int = 0

    def add(self, other: "Tally") -> None:
        self.asked += other.asked
        self.empty += other.empty
        self.opened += other.opened
        self.found = other.found if other.asked else self.found
        self.spell = max(self.spell, other.spell)


_noted: dict[Question, Tally] = {}
_noting = threading.Lock()
_writing = threading.Lock()


def may_count(request: HttpRequest) -> bool:
    """Not for visitors whose browser asks not to be followed, nor what it fetches in advance."""
    headers = request.headers
    return (
        settings.SEARCH_LOG_DAYS > 0
        and headers.get("DNT") != "1"
        and headers.get("Sec-GPC") != "1"
        and "prefetch" not in headers.get("Sec-Purpose", headers.get("Purpose", ""))
    )


def countable(text: str) -> str:
    """
    The words of a query as they are counted; empty for what could be about a person: addresses of mail,
    long numbers, whole paragraphs.
    """
    if _PRIVATE.search(_YEARS.sub("", text)):
        return ""
    found = " ".join(word.text for word in words(text))
    return found if len(found) <= LONGEST_WORDS else ""


def note_asked(text: str, language: str, *, found: int) -> None:
    """Somebody looked for something."""
    _note(text, language, Tally(asked=1, empty=int(not found), found=found))


def note_opened(text: str, language: str) -> None:
    """Somebody opened a work that a search had found."""
    _note(text, language, Tally(opened=1))


def write(**_signal: object) -> None:
    """Write what was noted, unless another thread is at it: it will look again before it ends."""
    while _noted and _writing.acquire(blocking=False):
        try:
            if not _write(_taken()):
                return
        finally:
            _writing.release()


def key_of(question: Question, salt: bytes) -> str:
    text = f"{question.language}\n{question.words}"
    return hmac.new(salt, text.encode(), hashlib.sha256).hexdigest()


def salt_of(day: date) -> bytes:
    """The secret of a day, made when it is first needed and kept nowhere else."""
    row, _made = AskedSalt.objects.get_or_create(
        day=day, defaults={"salt": secrets.token_bytes(32)}
    )
    return bytes(row.salt)


def _note(text: str, language: str, tally: Tally) -> None:
    said = countable(text)
    if not said:
        return
    now = timezone.now()
    tally.spell = _spell(now)
    with _noting:
        _add({Question(day=now.date(), language=language, words=said): tally})


def _spell(now: datetime) -> int:
    """Which part of the day it is, beginning with 1."""
    return (now.hour * 60 + now.minute) // SPELL_MINUTES + 1


def _add(tallies: Mapping[Question, Tally]) -> None:
    for question, tally in tallies.items():
        if question in _noted:
            _noted[question].add(tally)
        elif len(_noted) < MOST_WAITING:
            _noted[question] = tally


def _taken() -> dict[Question, Tally]:
    with _noting:
        taken = dict(_noted)
        _noted.clear()
    return taken


def _write(tallies: Mapping[Question, Tally]) -> bool:
    """Write a day at a time; what fails is noted again. False if anything did."""
    is_whole = True
    for day in sorted({question.day for question in tallies}):
        of_day = {question: tally for question, tally in tallies.items() if question.day == day}
        try:
            _write_day(day, of_day)
        except DatabaseError as problem:
            log.warning("queries are not counted yet: %s", problem)
            is_whole = False
            with _noting:
                _add(of_day)
    return is_whole


@transaction.atomic
def _write_day(day: date, tallies: Mapping[Question, Tally]) -> None:
    """Rows are made with zeros, then raised by the database itself: nobody's count is lost."""
    salt = salt_of(day)
    keyed = {key_of(question, salt): question for question in tallies}
    # In one order, so that two processes never wait for each other.
    keys = sorted(keyed)
    AskedQuery.objects.bulk_create(
        (
            AskedQuery(day=day, language=keyed[key].language, key=key)
            for key in keys
            if tallies[keyed[key]].asked
        ),
        ignore_conflicts=True,
    )
    for key in keys:
        _raise(AskedQuery.objects.filter(day=day, key=key), tallies[keyed[key]])
    often = AskedQuery.objects.filter(
        day=day, key__in=keys, words="", spells__gte=settings.SEARCH_LOG_MINIMUM
    )
    for row in often:
        AskedQuery.objects.filter(pk=row.pk).update(words=keyed[row.key].words)


def _raise(rows: QuerySet[AskedQuery], tally: Tally) -> None:
    rows.update(
        asked=F("asked") + tally.asked,
        empty=F("empty") + tally.empty,
        opened=F("opened") + tally.opened,
        **({"found": tally.found} if tally.asked else {}),
    )
    if tally.asked:
        newer = rows.filter(last_spell__lt=tally.spell)
        newer.update(spells=F("spells") + 1, last_spell=tally.spell)
