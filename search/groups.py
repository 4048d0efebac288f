"""
What stands beside the results to narrow them by: values in words, those of a tree under their wider ones.

A value keeps its place whatever else is chosen: which values there are, and in which order, follows from
the words alone. What is chosen elsewhere changes only the number beside it, down to none.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wagtail.models import Locale

from search import facets
from search.analysis import plain_words
from search.facets import Facet, Label, Labels
from search.plan import Answer

# How many values stand there before anyone asks for all of them, and how many there are at most.
MOST_VALUES = 12
MOST_OF_A_TREE = 24
MOST_REACHABLE = 200
# A branch of a tree that holds at least this part of all its works is open.
HEAVY = 0.25

# How many works carry each value, and which values narrow, by facet.
type Counts = Mapping[str, Mapping[str, int]]
type Chosen = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is asked of the values themselves: the facet that shows all, and words to find some of them."""

    opened: str = ""
    finding: str = ""


NOTHING_ASKED = Beside()


@dataclass(frozen=True, kw_only=True)
class FacetValue:
    """
    A value to narrow by: `language` is that of its label. `wider` is the value that it stands under;
    `narrower` are those under it, to be seen at once where it `is_open`.
    """

    id: str
    label: str
    language: str
    count: int
    is_selected: bool
    wider: str = ""
    narrower: tuple["FacetValue", ...] = ()
    is_open: bool = False


@dataclass(frozen=True, kw_only=True)
class FacetGroup:
    """
    A facet with its values: the roots of a tree, or all of them. Each counts under all other facets.
    `total` is how many there are to choose from, shown or not.
    """

    name: str
    label: str
    roots: tuple[FacetValue, ...]
    total: int = 0
    finding: str = ""
    is_whole: bool = True

    @cached_property
    def values(self) -> list[FacetValue]:
        """All that are shown, a tree's from the top down."""
        return list(_from_the_top(self.roots))

    @property
    def selected(self) -> list[FacetValue]:
        return [value for value in self.values if value.is_selected]

    @property
    def is_long(self) -> bool:
        """Whether one would rather look for a value than read them all."""
        return self.total > MOST_VALUES or bool(self.finding)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What an engine counted, what narrows it, and which facets are asked for."""

    counts: Counts
    chosen: Chosen
    names: Collection[str]
    places: Counts = field(default_factory=dict)
    beside: Beside = NOTHING_ASKED

    @classmethod
    def of(cls, answer: Answer, chosen: Chosen, names: Collection[str]) -> "Counted":
        return cls(counts=answer.counts, places=answer.places, chosen=chosen, names=names)

    def reachable(self, name: str) -> list[str]:
        """The values of a facet, the most frequent first, and whatever was chosen."""
        before = self.places.get(name) or self.counts.get(name, {})
        frequent = sorted(before, key=lambda value: (-before[value], value))[:MOST_REACHABLE]
        return list(dict.fromkeys([*frequent, *self.chosen.get(name, ())]))


def groups(counted: Counted, reader: Locale) -> list[FacetGroup]:
    """Facets with something to choose, in words of the reader's language. Two queries at most."""
    wanted = {name: values for name in counted.names if (values := counted.reachable(name))}
    labels, known = facets.labels_of(wanted, reader), facets.all_facets()
    found = (_group(known[name], counted, labels[name]) for name in wanted)
    return [group for group in found if group]


def _group(facet: Facet, counted: Counted, labels: Labels) -> FacetGroup | None:
    name = facet.name
    known = [value for value in counted.reachable(name) if value in labels]
    if not known:
        return None
    if isinstance(facet.values, facets.YearValues):
        known.sort(reverse=True)
    is_opened = counted.beside.opened == name
    finding = counted.beside.finding if is_opened else ""
    shown = _shown(known, labels, counted, name)
    return FacetGroup(
        name=name,
        label=str(facet.label),
        roots=_forest(shown, labels, counted, name),
        total=len(known),
        finding=finding,
        is_whole=is_opened or len(shown) == len(known),
    )


def _shown(known: list[str], labels: Labels, counted: Counted, name: str) -> list[str]:
    """The known values that are shown: the first, or all, or what is looked for; what is chosen always."""
    beside, chosen = counted.beside, counted.chosen.get(name, ())
    if beside.opened != name:
        is_tree = any(labels[value].wider in labels for value in known)
        few = known[: MOST_OF_A_TREE if is_tree else MOST_VALUES]
    elif beside.finding:
        few = [value for value in known if says(labels[value].text, beside.finding)]
    else:
        few = known
    kept = _with_wider([*few, *(value for value in chosen if value in labels)], labels)
    return [value for value in known if value in kept]


def says(label: str, wanted: str) -> bool:
    """Whether each of the words wanted stands in a word of a label, whatever their accents and case."""
    has = plain_words(label)
    return all(any(part in word for word in has) for part in plain_words(wanted))


def _with_wider(values: Iterable[str], labels: Labels) -> set[str]:
    """Some values, and what they stand under."""
    kept: set[str] = set()
    for value in values:
        while value in labels and value not in kept:
            kept.add(value)
            value = labels[value].wider  # noqa: PLW2901
    return kept


def _forest(
    shown: list[str], labels: Labels, counted: Counted, name: str
) -> tuple[FacetValue, ...]:
    """Values under their wider ones, brothers in the order given."""
    chosen, counts = counted.chosen.get(name, ()), counted.counts.get(name, {})
    under: dict[str, list[str]] = defaultdict(list)
    for value in shown:
        wider = labels[value].wider
        under[wider if wider in shown and wider != value else ""].append(value)
    heavy = max(HEAVY * sum(counts.get(value, 0) for value in under[""]), 1)
    opens = bool(counted.beside.opened == name and counted.beside.finding)

    def grown(value: str) -> FacetValue:
        label: Label = labels[value]
        narrower = tuple(grown(below) for below in under[value])
        leads = opens or any(below.is_selected or below.is_open for below in narrower)
        return FacetValue(
            id=value,
            label=label.text,
            language=label.language,
            count=counts.get(value, 0),
            is_selected=value in chosen,
            wider=label.wider if label.wider in shown else "",
            narrower=narrower,
            is_open=bool(narrower) and (leads or value in chosen or counts.get(value, 0) >= heavy),
        )

    return tuple(grown(value) for value in under[""])


def _from_the_top(values: Iterable[FacetValue]) -> Iterable[FacetValue]:
    for value in values:
        yield value
        yield from _from_the_top(value.narrower)
