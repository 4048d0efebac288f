"""What a text is made of, as values. Works stand in them by key, pictures by the name of a file."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, kw_only=True)
class Block:
    """A part of a text. `line` is where it begins in its file."""

    name: ClassVar[str]

    line: int = 0

    @property
    def works(self) -> tuple[str, ...]:
        """The works that it names, the same in every language."""
        return ()

    @property
    def files(self) -> tuple[str, ...]:
        """The pictures that it shows and the documents it leads to, by the names of their files."""
        return ()


@dataclass(frozen=True, kw_only=True)
class Heading(Block):
    name: ClassVar[str] = "heading"

    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Prose(Block):
    """
    Paragraphs and lists in a row: one block, as an editor expects them.

    A link to a work reads `<a href="work:news/slug">`.
    """

    name: ClassVar[str] = "text"

    html: str


@dataclass(frozen=True, kw_only=True)
class Table(Block):
    """Rows of plain cells, the first of them headings."""

    name: ClassVar[str] = "table"

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Quote(Block):
    """What someone said. Either `person`, a work's key, or `who`, a plain name."""

    name: ClassVar[str] = "quote"

    words: str
    person: str = ""
    who: str = ""

    @property
    def works(self) -> tuple[str, ...]:
        return (self.person,) if self.person else ()


@dataclass(frozen=True, kw_only=True)
class Statistic(Block):
    name: ClassVar[str] = "statistic"

    number: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Callout(Block):
    name: ClassVar[str] = "callout"

    title: str
    html: str


@dataclass(frozen=True, kw_only=True)
class Picture(Block):
    """A picture. One that is decorative says nothing that the text does not."""

    name: ClassVar[str] = "picture"

    file: str
    alt_text: str
    caption: str = ""

    @property
    def is_decorative(self) -> bool:
        return not self.alt_text

    @property
    def files(self) -> tuple[str, ...]:
        return (self.file,)


@dataclass(frozen=True, kw_only=True)
class Gallery(Block):
    name: ClassVar[str] = "gallery"

    pictures: tuple[Picture, ...]

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(picture.file for picture in self.pictures)


@dataclass(frozen=True, kw_only=True)
class Video(Block):
    """
    A recording at another site. Its title is translated, the rest is the same in every language.

    `transcript` is the name of a file as well: `pdf/opening-fr.pdf`.
    """

    name: ClassVar[str] = "video"

    url: str
    title: str
    language: str
    poster: str = ""
    transcript: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.poster, self.transcript)))


@dataclass(frozen=True, kw_only=True)
class People(Block):
    name: ClassVar[str] = "people"

    persons: tuple[str, ...]

    @property
    def works(self) -> tuple[str, ...]:
        return self.persons


@dataclass(frozen=True, kw_only=True)
class Related(Block):
    name: ClassVar[str] = "related"

    pages: tuple[str, ...]

    @property
    def works(self) -> tuple[str, ...]:
        return self.pages
