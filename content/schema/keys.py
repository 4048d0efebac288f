"""How the keys of the front matter are described, and how a table of them is read."""

from collections.abc import Iterable, Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from typing import Any

from content.front_matter import Written
from content.problems import Sheet
from content.schema.shapes import Shape


@dataclass(frozen=True, kw_only=True)
class Key:
    """A key: the shape of its value, what it says, whether each language has its own."""

    shape: Shape
    says: str
    translated: bool = False
    required: bool = False


def key(shape: Shape, says: str, *, translated: bool = False, required: bool = False) -> Any:
    """A field of a dataclass that is read from a key of the same name."""
    described = Key(shape=shape, says=says, translated=translated, required=required)
    return field(default=shape.nothing, metadata={"key": described})


def keys_of(kind: type) -> dict[str, Key]:
    """The keys of a kind by name, in the order in which they are documented."""
    described: Iterable[Field] = fields(kind)
    return {f.name: f.metadata["key"] for f in described if "key" in f.metadata}


def advice(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f" Did you mean `{close[0]}`?" if close else ""


def read_table(
    written: Mapping[str, Written], keys: Mapping[str, Key], sheet: Sheet, *, line: int = 1
) -> dict[str, Any]:
    """The values of the keys that stand there; what is unknown or missing is refused."""
    found = {}
    for name, value in written.items():
        if name not in keys:
            message = f"`{name}` is not a key of the format here.{advice(name, keys)}"
            sheet.refuse(value.line, message)
        else:
            found[name] = keys[name].shape.read(value, sheet)
    for name, described in keys.items():
        if described.required and name not in written:
            sheet.refuse(line, f"`{name}` is missing: {described.says}")
    return found


@dataclass(frozen=True, kw_only=True)
class Group(Shape):
    """Several keys that belong together, read into a dataclass of their own."""

    of: type
    nothing: Any = None

    @property
    def words(self) -> str:
        parts = (
            f"`{name}`{'' if described.required else ' (may be left out)'}, {described.shape.words}"
            for name, described in keys_of(self.of).items()
        )
        return "{" + "; ".join(parts) + "}"

    def read(self, written: Written, sheet: Sheet) -> Any:
        if not isinstance(written.value, dict):
            names = ", ".join(keys_of(self.of))
            sheet.refuse(written.line, f"Write a table with these keys here: {names}.")
            return self.nothing
        before = len(sheet.problems)
        values = read_table(written.value, keys_of(self.of), sheet, line=written.line)
        if len(sheet.problems) > before:
            return self.nothing
        group = self.of(**values)
        for sentence in getattr(group, "faults", tuple)():
            sheet.refuse(written.line, sentence)
        return group
