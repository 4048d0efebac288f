import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from content.schema import codes
from content.schema.keys import Group, key
from content.schema.shapes import Checked, Choice, Code, Day, Many, Text, Whole, Work
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
    """The work as a PDF in one language: `pdf/<language>.pdf`; a replaced version `pdf/<language>.1.pdf`."""

    language: str = key(Code(vocabulary=codes.WRITTEN), "Its language.", required=True)
    version: int | None = key(Whole(), "Its version, 1 where it says nothing.")
    revised_on: datetime.date | None = key(Day(), "The day a later version came out.")

    @property
    def number(self) -> int:
        return 1 if self.version is None else self.version

    def faults(self) -> Iterator[str]:
        if self.number < 1:
            yield "Versions are counted from 1."


@dataclass(frozen=True, kw_only=True)
class Research(ProjectFacts):
    """A report, a brief, a guide, a toolkit or a set of data."""

    section: ClassVar[str] = "research"

    date: datetime.date | None = key(Day(), "The day it came out.", required=True)
    research_type: str = key(Choice(of=TYPES), "What kind of work.", required=True)
    authors: tuple[Author, ...] = key(Many(of=Group(of=Author)), "Who wrote it, in order.")
    publishers: tuple[str, ...] = key(Many(of=Work(section="partners")), "Who published it.")
    symbol: str = key(
        Checked(
            what="a document symbol, such as CTOC/COP/WG.9/2021/4",
            is_right=codes.is_symbol,
            advice="It has no spaces, and at most 60 characters.",
        ),
        "Its document symbol.",
    )
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
    licence: str = key(
        Checked(
            what="the SPDX identifier of a licence, such as CC-BY-4.0",
            is_right=codes.is_licence,
            advice="It has hyphens for spaces.",
        ),
        "Its licence as SPDX writes it, such as CC-BY-4.0.",
    )
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
            yield "files", self.file_name(file)

    def faults(self) -> Iterator[tuple[str, str]]:
        yield from super().faults()
        versions = [(file.language, file.number) for file in self.files]
        if len(set(versions)) < len(versions):
            yield "files", "A language stands twice among the files with the same version."

    def file_name(self, file: File) -> str:
        """Where a file lies: the newest of a language has its name, an earlier one its number as well."""
        same = (other for other in self.files if other and other.language == file.language)
        newest = max(other.number for other in same)
        version = "" if file.number == newest else f".{file.number}"
        return f"pdf/{file.language}{version}.pdf"
