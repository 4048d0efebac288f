"""
Questions without an answer: what visitors tell that they looked for, and what the house makes of it.

Kept are words, the language of the page, a sentence if they wrote one, how often and on which days. Not
who: no person, no address, no browser; what looks like an address or a number to call is blanked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pages.models import Demand, DemandSentence
from search.analysis import plain_words
from search.query import cleaned

LONGEST_WORDS = 200
LONGEST_SENTENCE = 300
# Of one question; more of them say nothing new.
MOST_SENTENCES = 30
BLANK = "…"

_MAIL = re.compile(r"\S+\s*(?:@|\(at\)|\[at\]|＠)\s*\S+", re.IGNORECASE)
_NUMBER = re.compile(r"[+(]?\d(?:[\s().‐-―-]{0,3}\d){6,}")
_DATE = re.compile(r"(?:(?:19|20)\d\d|\d\d?)")


class UntellableError(Exception):
    """What was told cannot be kept. Says why, for the person."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that many asked in a language, with what some of them needed it for."""

    pk: int
    words: str
    language: str
    asked: int
    last_on: date
    sentences: tuple[str, ...] = field(default=())


def tell(words: str, language: str, sentence: str = "") -> None:
    """Note that somebody looked for something in vain. Raises UntellableError where no words are left."""
    words = blanked(words)[:LONGEST_WORDS]
    folded = " ".join(plain_words(words))[:LONGEST_WORDS]
    if not folded:
        raise UntellableError(
            _(
                "Please say in a few words what you looked for, without addresses or numbers to call."
            )
        )
    today = timezone.now().astimezone(UTC).date()
    with transaction.atomic():
        demand, _made = Demand.objects.get_or_create(
            language=language,
            folded=folded,
            defaults={"words": words, "first_on": today, "last_on": today},
        )
        Demand.objects.filter(pk=demand.pk).update(asked=F("asked") + 1, last_on=today)
        _keep_sentence(demand, blanked(sentence)[:LONGEST_SENTENCE], today)


def blanked(text: str) -> str:
    """A text in one line without what looks like an address or a number to call. Years and symbols stay."""
    return _NUMBER.sub(_blank_number, _MAIL.sub(BLANK, cleaned(text))).strip()


def most_asked(language: str = "", most: int = 50) -> list[Question]:
    """
    Questions without an answer, those that most asked first: in one language, or in all. What a
    translation desk makes requests of.
    """
    found = Demand.objects.filter(language=language) if language else Demand.objects.all()
    return [
        Question(
            pk=demand.pk,
            words=demand.words,
            language=demand.language,
            asked=demand.asked,
            last_on=demand.last_on,
            sentences=tuple(sentence.text for sentence in demand.sentences.all()),
        )
        for demand in found.prefetch_related("sentences")[:most]
    ]


def answered(questions: Iterable[int]) -> None:
    """Take questions away that have an answer now."""
    Demand.objects.filter(pk__in=list(questions)).delete()


def forget_old() -> int:
    """Drop what nobody asked for longer than the house keeps it. Returns how many questions."""
    oldest = timezone.now().astimezone(UTC).date() - timedelta(days=settings.DEMAND_DAYS)
    DemandSentence.objects.filter(told_on__lt=oldest).delete()
    old = Demand.objects.filter(last_on__lt=oldest)
    gone = old.count()
    old.delete()
    return gone


def _keep_sentence(demand: Demand, sentence: str, today: date) -> None:
    if not "".join(plain_words(sentence)):
        return
    kept = demand.sentences
    if kept.count() < MOST_SENTENCES and not kept.filter(text=sentence).exists():
        kept.create(text=sentence, told_on=today)


def _blank_number(match: re.Match[str]) -> str:
    """Years and days are no numbers to call: 2020-2026, 24.11.2026."""
    groups = re.findall(r"\d+", match[0])
    is_dates = all(_DATE.fullmatch(group) for group in groups) and not match[0].startswith("+")
    has_year = any(len(group) == 4 for group in groups)
    return match[0] if is_dates and has_year and len(groups) <= 6 else BLANK
