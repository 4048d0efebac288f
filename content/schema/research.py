import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from content.schema import codes
from content.schema.keys import Group, key
from content.schema.shapes import Checked, Choice, Code, Day, Many, Text, Work
from content.schema.works import ProjectFacts, one_of_two

TYPES = ("report", "brief", "toolkit", "guide", "dataset")


@dataclass(frozen=True, kw_only=True)
class Author:
    """Who wrote it: a person with a page, or a name."""

    person: str = key(Work(section="persons"), "A person with a page here.")
    name: str = key(Text(limit=120), "Or the name of someone without a page.")

    def faults(self) -> Iterator[str]:
        yield from one_of_two(self.person, self.name)


@dataclass(frozen=True, kw_only=True)
class File:
    """The work as a PDF in one language: `pdf/<language>.pdf` beside the texts."""

    language: str = key(Code(vocabulary=codes.WRITTEN), "Its language.", required=True)


@dataclass(frozen=True, kw_only=True)
class Research(ProjectFacts):
    """A report, a brief, a guide, a toolkit or a set of data."""

    section: ClassVar[str] = "research"

    date: datetime.date | None = key(Day(), "The day it came out.", required=True)
    research_type: str = key(Choice(of=TYPES), "What kind of work.", required=True)
    authors: tuple[Author, ...] = key(Many(of=Group(of=Author)), "Who wrote it, in order.")
    publishers: tuple[str, ...] = key(Many(of=Work(section="partners")), "Who published it.")
    symbol: str = key(Text(limit=60), "Its document symbol.")
    doi: str = key(
        Checked(
            what="a DOI, such as 10.5555/12345678",
            is_right=codes.is_doi,
            advice="Write it without an address before it.",
        ),
        "Its DOI.",
    )
    isbn: str = key(
        Checked(
            what="an ISBN of 13 or 10 digits",
            is_right=codes.is_isbn,
            advice="The last digit must follow from the others.",
        ),
        "Its ISBN.",
    )
    licence: str = key(Text(limit=40), "Its licence as SPDX writes it, such as CC-BY-4.0.")
    keywords: tuple[str, ...] = key(
        Many(of=Text(limit=120)), "Words by which it is looked for.", translated=True
    )
    chapters: tuple[str, ...] = key(
        Many(of=Text(limit=250)), "The titles of its chapters.", translated=True
    )
    files: tuple[File, ...] = key(Many(of=Group(of=File)), "Its PDFs.")

    def files_beside(self) -> Iterator[tuple[str, str]]:
        yield from super().files_beside()
        for file in filter(None, self.files):
            yield "files", f"pdf/{file.language}.pdf"

    def faults(self) -> Iterator[tuple[str, str]]:
        yield from super().faults()
        languages = [file.language for file in self.files]
        if len(set(languages)) < len(languages):
            yield "files", "A language stands twice among the files."
