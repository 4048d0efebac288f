"""What is measured of answers, as numbers. Pure: the figures of one question, and of many."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from tools.relevance.judgements import Question

FIRST_PAGE = 10
RESAMPLED = 1_000


@dataclass(frozen=True, kw_only=True)
class Returned:
    """
    What an engine returned for a question, by name: works in the reader's language, others, and `more`, works
    with some of the words, which the page offers by a link. `tier` is how many of the words the first ones
    hold, `total` how many works were found in all.
    """

    question: Question
    own: tuple[str, ...]
    others: tuple[str, ...]
    more: tuple[str, ...]
    tier: str
    total: int

    @property
    def shown(self) -> tuple[str, ...]:
        return (*self.own, *self.others)

    @property
    def read_on(self) -> tuple[str, ...]:
        """What somebody sees who takes the link to more where little was found."""
        return (*self.own, *self.more)


@dataclass(frozen=True, kw_only=True, slots=True)
class Figures:
    """
    The means over questions. `ndcg`: the order that somebody sees who reads on, between `low` and `high`;
    `shown`: of the first tier alone. `first`: the first work is what was wanted; `nothing`: nothing was
    found; `share`: part of the collection that was found; `own`: works in the reader's language among the
    first ten; `left_empty`: of questions that nothing answers, those without a work that holds all words.
    """

    ndcg: float
    shown: float
    low: float
    high: float
    mrr: float
    first: float
    nothing: float
    share: float
    own: float
    left_empty: float


def figures(returned: Sequence[Returned], collection: int) -> Figures:
    answerable = [one for one in returned if one.question.grades]
    nobody = [one for one in returned if not one.question.grades]
    gains = [ndcg(one.read_on, one.question.grades) for one in answerable]
    low, high = interval(gains)

    def mean(measure: Callable[[Returned], float]) -> float:
        return fmean(measure(one) for one in answerable)

    return Figures(
        ndcg=fmean(gains),
        shown=mean(lambda one: ndcg(one.shown, one.question.grades)),
        low=low,
        high=high,
        mrr=mean(lambda one: reciprocal_rank(one.read_on, one.question.grades)),
        first=mean(lambda one: one.question.grades.get((*one.read_on, "")[0]) == 3),
        nothing=mean(lambda one: not one.shown),
        share=mean(lambda one: one.total / collection),
        own=mean(lambda one: len(one.own[:FIRST_PAGE])),
        left_empty=fmean(one.tier != "all" or not one.total for one in nobody) if nobody else 1.0,
    )


def ndcg(shown: Sequence[str], grades: Mapping[str, int]) -> float:
    """
    How near the first ten come to the best order there is: 1 for that order, 0 for nothing of use.

    >>> ndcg(["a", "b"], {"a": 3, "b": 1})
    1.0
    """
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(name, 0) for name in shown]) / best


def reciprocal_rank(shown: Sequence[str], grades: Mapping[str, int]) -> float:
    """One divided by the place of the first work that is useful."""
    useful = (place for place, name in enumerate(shown, 1) if grades.get(name, 0) >= 2)
    return 1 / next(useful, math.inf)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Where the mean lies in 95 of 100 samples drawn from these values again; the same each time."""
    chance = random.Random(len(values))  # noqa: S311
    means = sorted(fmean(chance.choices(values, k=len(values))) for _ in range(RESAMPLED))
    return means[RESAMPLED // 40], means[-RESAMPLED // 40 - 1]


def _gain(grades: Sequence[int]) -> float:
    return sum(
        (2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades[:FIRST_PAGE], 1)
    )
