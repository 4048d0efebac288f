"""What works of every kind say, and the parts that several kinds share."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from content.schema import codes
from content.schema.keys import Group, key
from content.schema.shapes import ByName, Choice, Code, Day, Flag, Many, Text, Work
from pages.records import ORGANIZATION_PARTS


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How a file stands to the work's other languages."""

    source: bool = key(Flag(), "The work was first written in this language; else in English.")
    draft: bool = key(
        Flag(),
        "A translation that is not ready: what it has is kept, its page is not shown, and its"
        " text may end before the source's.",
    )
    independent: bool = key(
        Flag(),
        "A text of its own rather than a translation: its structure may differ from the source's.",
    )


@dataclass(frozen=True, kw_only=True)
class Illustration:
    """A picture beside the text, and whom to thank for it."""

    file: str = key(Text(limit=100), "The name of a file in the work's folder.", required=True)
    credit: str = key(Text(limit=200), "Who made it.")


@dataclass(frozen=True, kw_only=True)
class PartOfPartner:
    """What an organization did for a work."""

    partner: str = key(Work(section="partners"), "The organization.", required=True)
    part: str = key(Choice(of=ORGANIZATION_PARTS), "What it did.", required=True)


def one_of_two(known: str, typed: str) -> Iterator[str]:
    if bool(known) == bool(typed):
        yield "Write either `person` or `name` here, and not both."


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What every work says of itself."""

    section: ClassVar[str]

    title: str = key(Text(limit=250), "What it is called.", translated=True, required=True)
    summary: str = key(
        Text(limit=300),
        "What it is about, in one or two sentences.",
        translated=True,
        required=True,
    )
    date: datetime.date | None = key(Day(), "The day it is dated by in lists.")
    topics: tuple[str, ...] = key(Many(of=Work(section="topics")), "What it is about.")
    instruments: tuple[str, ...] = key(
        Many(of=Work(section="instruments")), "The treaties and articles it is about."
    )
    countries: tuple[str, ...] = key(
        Many(of=Code(vocabulary=codes.COUNTRIES)), "The countries it is about. Quote them."
    )
    regions: tuple[str, ...] = key(
        Many(of=Code(vocabulary=codes.REGIONS)), "The regions it is about. Quote them."
    )
    image: Illustration | None = key(Group(of=Illustration), "Its picture.")
    image_alt: str = key(
        Text(limit=300),
        "What the picture shows, for those who cannot see it. Must stand where there is a picture.",
        translated=True,
    )
    image_caption: str = key(Text(limit=300), "What is printed under the picture.", translated=True)

    picture_credits: Mapping[str, str] = key(
        ByName(name="picture of the text (its file)", of=Text(limit=200)),
        "Who made the pictures that stand in the text and its galleries.",
    )

    def credit_of(self, name: str) -> str:
        """Who made one of its pictures, by the name of its file."""
        own = self.image.credit if self.image and self.image.file == name else ""
        return own or self.picture_credits.get(name, "")

    def files_beside(self) -> Iterator[tuple[str, str]]:
        """Files beside the texts that it names, as (key, name)."""
        if self.image:
            yield "image", self.image.file

    def faults(self) -> Iterator[tuple[str, str]]:
        """What is wrong between keys, as (key, sentence)."""
        if self.image and not self.image_alt:
            yield "image_alt", "Say in `image_alt` what the picture shows."
        if self.image_alt and not self.image:
            yield "image_alt", "There is no `image` whose contents this could tell."


@dataclass(frozen=True, kw_only=True)
class PartneredFacts(Facts):
    """A work in which partners have a part."""

    partners: tuple[PartOfPartner, ...] = key(
        Many(of=Group(of=PartOfPartner)), "Who took part, and how."
    )


@dataclass(frozen=True, kw_only=True)
class ProjectFacts(PartneredFacts):
    """A work that belongs to projects."""

    projects: tuple[str, ...] = key(
        Many(of=Work(section="projects")), "The projects it belongs to."
    )
