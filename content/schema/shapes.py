"""
The shapes that the value of a key may have: a text, a day, a work, a list of them.

A shape reads what is written, or refuses it with a sentence and gives nothing.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from content.front_matter import Written
from content.problems import Sheet
from content.schema import codes

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a value looks like. `nothing` is the value of a key that is left out."""

    nothing: Any = ""

    @property
    def words(self) -> str:
        """The shape in the words of the documentation."""
        raise NotImplementedError

    def read(self, written: Written, sheet: Sheet) -> Any:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Scalar(Shape):
    """One word or sentence."""

    def read(self, written: Written, sheet: Sheet) -> Any:
        if not isinstance(written.value, str):
            sheet.refuse(written.line, f"Write {self.words} here, not a list or a table.")
            return self.nothing
        word = written.value.strip()
        if not word:
            sheet.refuse(written.line, f"Write {self.words} here, or leave the key out.")
            return self.nothing
        return self.understand(word, Written(line=written.line, value=word), sheet)

    def understand(self, word: str, written: Written, sheet: Sheet) -> Any:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Text(Scalar):
    """Words for people, at most so many characters."""

    limit: int = 250

    @property
    def words(self) -> str:
        return f"a text of at most {self.limit} characters"

    def understand(self, word: str, written: Written, sheet: Sheet) -> str:
        if len(word) > self.limit:
            sheet.refuse(written.line, f"{len(word)} characters: write at most {self.limit}.")
        return word


@dataclass(frozen=True, kw_only=True)
class Flag(Scalar):
    """Yes or no."""

    nothing: bool = False

    @property
    def words(self) -> str:
        return "`true`"

    def understand(self, word: str, written: Written, sheet: Sheet) -> bool:
        if word not in {"true", "false"}:
            sheet.refuse(written.line, f"“{word}” is neither `true` nor `false`.")
        return word == "true"


@dataclass(frozen=True, kw_only=True)
class Whole(Scalar):
    """A number of people or places."""

    nothing: int | None = None

    @property
    def words(self) -> str:
        return "a whole number"

    def understand(self, word: str, written: Written, sheet: Sheet) -> int | None:
        if not re.fullmatch(r"\d{1,9}", word):
            sheet.refuse(written.line, f"“{word}” is not a whole number, such as 120.")
            return None
        return int(word)


@dataclass(frozen=True, kw_only=True)
class Day(Scalar):
    nothing: date | None = None

    @property
    def words(self) -> str:
        return "a date, such as 2027-03-18"

    def understand(self, word: str, written: Written, sheet: Sheet) -> date | None:
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
                return date.fromisoformat(word)
        except ValueError:
            pass
        sheet.refuse(written.line, f"“{word}” is no date. Write year-month-day: 2027-03-18.")
        return None


@dataclass(frozen=True, kw_only=True)
class Moment(Scalar):
    """A local time. Which zone it belongs to stands beside it."""

    nothing: datetime | None = None

    @property
    def words(self) -> str:
        return 'a local time, such as "2027-03-18T10:00"'

    def understand(self, word: str, written: Written, sheet: Sheet) -> datetime | None:
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?", word):
                return datetime.fromisoformat(word)
        except ValueError:
            pass
        message = f"“{word}” is no local time. Write 2027-03-18T10:00, without an offset."
        sheet.refuse(written.line, message)
        return None


@dataclass(frozen=True, kw_only=True)
class Choice(Scalar):
    """One of a few words."""

    of: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return "one of " + ", ".join(f"`{word}`" for word in self.of)

    def understand(self, word: str, written: Written, sheet: Sheet) -> str:
        if word not in self.of:
            sheet.refuse(written.line, f"“{word}” is not known here. Write {self.words}.")
        return word


@dataclass(frozen=True, kw_only=True)
class Code(Scalar):
    """A code out of a list that others keep."""

    vocabulary: codes.Vocabulary = codes.COUNTRIES

    @property
    def words(self) -> str:
        return self.vocabulary.words

    def understand(self, word: str, written: Written, sheet: Sheet) -> str:
        if word not in self.vocabulary:
            sheet.refuse(written.line, f"“{word}” is not known. Write {self.words}.")
        return word


@dataclass(frozen=True, kw_only=True)
class Address(Scalar):
    """An address on the web."""

    @property
    def words(self) -> str:
        return "an address, such as https://example.org/"

    def understand(self, word: str, written: Written, sheet: Sheet) -> str:
        parts = urlsplit(word)
        if parts.scheme not in {"http", "https"} or not parts.netloc or " " in word:
            sheet.refuse(written.line, f"“{word}” is no address. Begin with https://.")
        return word


@dataclass(frozen=True, kw_only=True)
class Work(Scalar):
    """Another work, by its slug. Read as its key: `persons/summer-walker`."""

    section: str = ""

    @property
    def words(self) -> str:
        return f"the slug of a work in {self.section}/"

    def understand(self, word: str, written: Written, sheet: Sheet) -> str:
        if not SLUG.fullmatch(word):
            message = f"“{word}” is no slug. Write the name of a folder in {self.section}/."
            sheet.refuse(written.line, message)
            return ""
        address = f"{self.section}/{word}"
        sheet.mention(address, written.line)
        return address


@dataclass(frozen=True, kw_only=True)
class Checked(Scalar):
    """A word that a function finds right or wrong, such as an ISBN."""

    what: str = ""
    is_right: Callable[[str], bool] = bool
    advice: str = ""

    @property
    def words(self) -> str:
        return self.what

    def understand(self, word: str, written: Written, sheet: Sheet) -> str:
        if not self.is_right(word):
            sheet.refuse(written.line, f"“{word}” is not {self.what}. {self.advice}")
        return word


@dataclass(frozen=True, kw_only=True)
class Many(Shape):
    """A list."""

    of: Shape
    nothing: tuple = ()

    @property
    def words(self) -> str:
        return f"a list; each: {self.of.words}"

    def read(self, written: Written, sheet: Sheet) -> tuple:
        if not isinstance(written.value, list):
            message = "Write a list here: [one, two], or a line with - for each."
            sheet.refuse(written.line, message)
            return ()
        return tuple(self.of.read(item, sheet) for item in written.value)


@dataclass(frozen=True, kw_only=True)
class ByName(Shape):
    """A table: for each name, a value."""

    name: str
    of: Shape
    nothing: Mapping[str, Any] = MappingProxyType({})

    @property
    def words(self) -> str:
        return f"a table: for each {self.name}, {self.of.words}"

    def read(self, written: Written, sheet: Sheet) -> Mapping[str, Any]:
        if not isinstance(written.value, dict):
            sheet.refuse(written.line, f"Write a table here, with a line for each {self.name}.")
            return {}
        return {name: self.of.read(value, sheet) for name, value in written.value.items()}
