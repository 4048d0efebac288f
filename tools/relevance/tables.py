"""What was measured, for the eye. Pure: lines of text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from tools.relevance.measures import Figures, Returned, ndcg

MISSES = 30
SHOWN = 5


def measured_table(measured: Mapping[str, Figures]) -> Iterator[str]:
    """A line for each set, half and language, and one for the mean of its languages."""
    yield (
        f"{'':<34} {'nDCG@10':>7}  {'95 of 100':<9}  {'1st tier':>8} {'MRR':>6} {'first':>6} "
        f"{'nothing':>7} {'share':>6} {'own':>5} {'empty':>6}"
    )
    groups: dict[str, list[Figures]] = {}
    for group, figures in measured.items():
        yield _line(group, figures)
        groups.setdefault(group.rpartition(", ")[0], []).append(figures)
    for group, many in groups.items():
        yield _line(f"{group}, mean", _mean(many))


def misses(returned: Iterable[Returned]) -> Iterator[str]:
    """The questions that are answered worst, with what came instead."""
    answerable = [one for one in returned if one.question.grades]
    worst = sorted(answerable, key=lambda one: ndcg(one.read_on, one.question.grades))
    for one in worst[:MISSES]:
        asked, grades = one.question, one.question.grades
        yield (
            f"{ndcg(one.read_on, grades):.2f} {asked.language} {asked.need} «{asked.text}» "
            f"({one.tier} of the words: {one.total})"
        )
        for place, name in enumerate(one.read_on[:SHOWN], 1):
            yield f"       {place}. {name} ({grades.get(name, 0)})"
        wanted = [name for name, grade in grades.items() if grade == 3]
        yield f"       wanted: {', '.join(_placed(name, one.read_on) for name in wanted)}"


def _placed(name: str, shown: Sequence[str]) -> str:
    return f"{name} at {shown.index(name) + 1}" if name in shown else f"{name}, not found"


def _line(group: str, it: Figures) -> str:
    return (
        f"{group:<34} {it.ndcg:>7.3f}  {it.low:.2f}-{it.high:.2f}  {it.shown:>8.3f} {it.mrr:>6.3f} "
        f"{it.first:>6.2f} {it.nothing:>7.3f} {it.share:>6.3f} {it.own:>5.1f} {it.left_empty:>6.2f}"
    )


def _mean(many: Sequence[Figures]) -> Figures:
    names = Figures.__slots__
    return Figures(**{name: fmean(getattr(one, name) for one in many) for name in names})
