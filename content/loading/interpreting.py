"""A translation's file, read as translations of its source's sentences."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wagtail_localize.segments.extract import extract_segments

from content.loading.filling import Known, fill
from content.loading.pairing import Pairs, Place, Tables, pair, pair_table
from content.loading.shelf import Said
from content.loading.stream import Raw, stream_of, under_ids_of
from content.reading import Text
from pages.models import ResourcePage


@dataclass(frozen=True, kw_only=True)
class Interpreter:
    """
    Pairs by filling a trial page from the translation, under the source's ids.

    Cells of tables are paired by themselves: their paths follow from the source's words.
    """

    text: Text
    source: ResourcePage
    story: Sequence[Raw]
    segments: Sequence[Any]
    known: Known

    def pairs(self) -> Pairs:
        blocks = stream_of(self.text.blocks, self.known.pages, self.known.files)
        story = under_ids_of(self.story, blocks)
        pairs = Pairs()
        for original, raw in zip(self.story, story, strict=False):
            if raw["type"] == "table":
                pair_table(self._tables(original, raw), pairs)
        tables = tuple(f"story.{raw['id']}." for raw in self.story if raw["type"] == "table")
        plain = [segment for segment in self.segments if not segment.path.startswith(tables)]
        trial = self._trial([raw for raw in story if raw["type"] != "table"])
        pair(plain, extract_segments(trial), pairs, may_lack=self.text.draft)
        return pairs

    def _trial(self, story: Sequence[Raw]) -> ResourcePage:
        trial = type(self.source)(slug=self.source.slug, locale=self.source.locale)
        fill(trial, self.text, story, self.known)
        return trial

    def _tables(self, original: Raw, raw: Raw) -> Tables:
        stream: Any = self.source._meta.get_field("story")
        return Tables(
            path=f"story.{raw['id']}",
            block=stream.stream_block.child_blocks["table"],
            source=original["value"],
            other=raw["value"],
        )


@dataclass
class Merged:
    """What of a file's translations is taken over, and what is worth telling of the rest."""

    taken: dict[Place, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def merge(
    offered: Mapping[Place, str], said: Mapping[Place, Said], *, is_still_right: bool
) -> Merged:
    """
    A person's translation stays. So does a hole where the file says of a changed sentence what it said
    of the old one: that is no translation of it, unless its author says that it is still right.
    """
    earlier: dict[str, set[str]] = defaultdict(set)
    for (_path, source), translation in said.items():
        earlier[translation.data].add(source)
    merged = Merged()
    for place, data in offered.items():
        had, source = said.get(place), place[1]
        if had is not None and had.by is not None:
            if had.data != data:
                merged.notes.append(f"“{source[:60]}” was translated in the site; kept.")
        elif had is not None or is_still_right or data not in earlier or source in earlier[data]:
            merged.taken[place] = data
        else:
            merged.notes.append(f"still says of “{source[:60]}” what it said of an earlier text.")
    return merged
