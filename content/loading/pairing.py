"""Which sentence of a translation stands for which sentence of its source."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

_ANCHOR = re.compile(r'<a id="(a\d+)">')
# Where a sentence stands (wagtail-localize's path of its field or block), and its text.
type Place = tuple[str, str]


@dataclass
class Pairs:
    """Translations by place, addresses of a language's own by place of the link, and what is wrong."""

    strings: dict[Place, str] = field(default_factory=dict)
    links: dict[Place, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, place: Place, translation: str) -> None:
        """The same sentence twice in one block has one translation."""
        had = self.strings.setdefault(place, translation)
        if had != translation:
            self.problems.append(
                f"“{place[1][:60]}” stands twice in one block and is translated in two ways;"
                " the first was taken."
            )


def strings_in(segments: Iterable[Any]) -> list[StringSegmentValue]:
    return [segment for segment in segments if isinstance(segment, StringSegmentValue)]


def pair(
    source: Iterable[Any], other: Iterable[Any], pairs: Pairs, *, may_lack: bool = False
) -> None:
    """Pair the strings of two pages under the same ids, by their place and their order in it."""
    theirs = _by_path(source)
    ours = _by_path(other)
    for path, strings in theirs.items():
        mine = ours.pop(path, [])
        if not mine and may_lack:
            continue
        if len(strings) != len(mine):
            pairs.problems.append(
                f"“{strings[0].string.data[:60]}”: {len(mine)} sentences where the source has"
                f" {len(strings)}."
            )
            continue
        for original, translation in zip(strings, mine, strict=True):
            _add(original, translation, pairs)
    for strings in ours.values():
        pairs.problems.append(f"“{strings[0].string.data[:60]}”: the source has nothing here.")


def _by_path(segments: Iterable[Any]) -> dict[str, list[StringSegmentValue]]:
    found: dict[str, list[StringSegmentValue]] = defaultdict(list)
    for segment in strings_in(segments):
        found[segment.path].append(segment)
    return found


def _add(original: StringSegmentValue, translation: StringSegmentValue, pairs: Pairs) -> None:
    place = (original.path, original.string.data)
    try:
        pairs.add(place, relinked(original, translation, pairs))
    except LookupError as error:
        pairs.problems.append(f"“{original.string.data[:60]}”: {error.args[0]}")


def relinked(original: StringSegmentValue, translation: StringSegmentValue, pairs: Pairs) -> str:
    """
    The translation with its links under the source's names: languages order links differently.

    Raises LookupError where a link was added or left out.
    """
    left = dict(original.attrs or {})
    names = {}
    mine = translation.attrs or {}
    for name, attrs in mine.items():  # the same address
        same = next((known for known, theirs in left.items() if theirs == attrs), None)
        if same is not None:
            names[name] = same
            del left[same]
    for name, attrs in mine.items():  # an address of this language's own
        if name not in names:
            other = next((k for k, v in left.items() if "href" in v and "href" in attrs), None)
            if other is None:
                raise LookupError("it has a link that the source has not.")
            names[name] = other
            pairs.links[original.path, left.pop(other)["href"]] = attrs["href"]
    if left:
        raise LookupError("a link of the source is left out.")
    data: str = translation.string.data
    return _ANCHOR.sub(lambda match: f'<a id="{names[match[1]]}">', data)


@dataclass(frozen=True, kw_only=True)
class Tables:
    """A table block, where it stands, and its rows in the source and in a translation."""

    path: str
    block: Any
    source: dict[str, Any]
    other: dict[str, Any]


def pair_table(tables: Tables, pairs: Pairs) -> None:
    """Pair cells by row and column. Their paths follow from the source's words: it tells them."""
    cells = [
        (row, column)
        for row, words in enumerate(tables.source["data"])
        for column, word in enumerate(words)
        if word
    ]
    segments = tables.block.get_translatable_segments(tables.source)
    for (row, column), segment in zip(cells, segments, strict=False):
        word = tables.other["data"][row][column]
        if word:
            place = (f"{tables.path}.{segment.path}", segment.string.data)
            pairs.add(place, StringValue.from_plaintext(word).data)
        else:
            pairs.problems.append(f"“{segment.string.data[:60]}”: its cell is empty here.")
