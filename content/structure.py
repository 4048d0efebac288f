"""Whether a translation is built as its source is: block for block, key for key."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from itertools import zip_longest
from typing import Any

from content.blocks import (
    Block,
    Callout,
    Gallery,
    Heading,
    People,
    Picture,
    Prose,
    Quote,
    Related,
    Table,
    Video,
)

_STRUCTURE = re.compile(r"<(/?(?:p|ul|ol|li))>")
_LINK = re.compile(r'<a href="([^"]*)">')


def running_text(html: str) -> dict[str, Any]:
    links = _LINK.findall(html)
    works = sorted(link for link in links if link.startswith("work:"))
    return {
        "paragraphs and lists": _STRUCTURE.findall(html),
        "links to works": works,
        "other links": len(links) - len(works),
    }


def showing(block: Picture | Gallery | Video) -> dict[str, Any]:
    if isinstance(block, Video):
        return {
            "address": block.url,
            "language": block.language,
            "poster": block.poster,
            "transcript": block.transcript,
        }
    pictures = block.pictures if isinstance(block, Gallery) else (block,)
    return {
        "files": block.files,
        "decorative pictures": [picture.is_decorative for picture in pictures],
        "captions": [bool(picture.caption) for picture in pictures],
    }


def outline(block: Block) -> dict[str, Any]:
    """What of a block must be the same in every language, in words."""
    found: dict[str, Any] = {}
    match block:
        case Heading():
            found = {"level": block.level}
        case Prose() | Callout():
            found = running_text(block.html)
        case Table():
            found = {"rows and columns": [len(row) for row in block.rows]}
        case Quote():
            found = {"person": block.person}
        case Picture() | Gallery() | Video():
            found = showing(block)
        case People() | Related():
            found = {"works": block.works}
    return found


def block_differences(
    source: Sequence[Block], other: Sequence[Block], *, may_end_early: bool
) -> Iterator[tuple[int | None, str]]:
    """Where a text departs from its source, as (line, sentence); nothing after a missing block."""
    for number, (theirs, ours) in enumerate(zip_longest(source, other), 1):
        if ours is None:
            if not may_end_early:
                yield None, f"Block {number} is missing: the source has a {theirs.name} there."
            return
        if theirs is None:
            yield ours.line, f"Block {number} is a {ours.name} where the source has nothing."
            return
        if theirs.name != ours.name:
            message = f"Block {number} is a {ours.name} where the source has a {theirs.name}."
            yield ours.line, message
            return
        wanted = outline(theirs)
        for what, value in outline(ours).items():
            if value != wanted[what]:
                message = f"Block {number}, a {ours.name}: its {what} are not the source's."
                yield ours.line, message


def shape_of(value: Any) -> Any:
    """What two languages' values of a key have in common: how many, under which names."""
    if isinstance(value, Mapping):
        return {name: shape_of(inner) for name, inner in value.items()}
    if is_dataclass(value):
        return {f.name: shape_of(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return len(value)
    return bool(value)


def lacks(theirs: Any, ours: Any) -> bool:
    """Whether there is less of ours than of theirs, and nothing that they have not."""
    if isinstance(theirs, Mapping):
        return all(name in theirs and lacks(theirs[name], inner) for name, inner in ours.items())
    return bool(ours <= theirs)


def key_difference(source: Any, other: Any, *, may_lack: bool) -> str:
    """What is wrong with a key's value beside the source's; empty where nothing is."""
    theirs, ours = shape_of(source), shape_of(other)
    if theirs == ours or (may_lack and (not ours or lacks(theirs, ours))):
        return ""
    if not theirs:
        return "stands here only: the source has nothing that it translates."
    if not ours:
        return "is missing: the source has it."
    return "does not hold as many parts, under the same names, as in the source."
