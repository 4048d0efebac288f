"""What there is to say about a draft before it is published."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a remark weighs."""

    BLOCKS = "blocks"  # it is not published so
    WARNS = "warns"  # it can be, and a reader would mind
    TELLS = "tells"  # good to know


@dataclass(frozen=True, kw_only=True)
class Remark:
    """
    One thing, as a sentence.

    `anchor` is the field that it is about: "summary", or "story.<block id>" for a block; empty for none.
    """

    level: Level
    sentence: str
    anchor: str = ""


def blocks(sentence: str, anchor: str = "") -> Remark:
    return Remark(level=Level.BLOCKS, sentence=sentence, anchor=anchor)


def warns(sentence: str, anchor: str = "") -> Remark:
    return Remark(level=Level.WARNS, sentence=sentence, anchor=anchor)


def tells(sentence: str, anchor: str = "") -> Remark:
    return Remark(level=Level.TELLS, sentence=sentence, anchor=anchor)
