"""
The front matter of a file: YAML between two lines of `---`.

Every scalar stays the word that was written, so `NO` is Norway and `02:00` an hour: what a word
means is the schema's to say. Each value knows its line.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from content.problems import ContentError

_FRONT = re.compile(r"---\n(.*?)(?<=\n)---(?:\n|\Z)(.*)\Z", re.DOTALL)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A value as it stands in a file: a word, a list or a table of values."""

    line: int
    value: "str | list[Written] | dict[str, Written]"


@dataclass(frozen=True, kw_only=True)
class Page:
    """The two parts of a file. `body_line` is the line on which the text begins."""

    front: dict[str, Written]
    body: str
    body_line: int


def decode(raw: bytes, file: str) -> str:
    """The words of a file, whatever its line ends; a mark of byte order is dropped."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "This is not UTF-8. Save the file as UTF-8 (Unicode)."
        raise ContentError(file, line, message) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text: str, file: str) -> Page:
    """Part front matter from body; refuses what is neither."""
    match = _FRONT.match(text)
    if match is None:
        message = "Begin the file with a line ---, then its keys, then another line ---."
        raise ContentError(file, 1, message)
    front, body = match.groups()
    return Page(
        front=read_keys(front, file), body=body, body_line=text.count("\n", 0, match.start(2)) + 1
    )


def read_keys(front: str, file: str) -> dict[str, Written]:
    try:
        node = yaml.compose(front, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 2
        message = f"This cannot be read ({error.problem}). Quote a text that holds a colon."
        raise ContentError(file, line, message) from error
    except yaml.YAMLError as error:
        message = "The front matter cannot be read: it holds a character that YAML forbids."
        raise ContentError(file, 2, message) from error
    if not isinstance(node, yaml.MappingNode):
        raise ContentError(file, 2, "The front matter holds keys, such as `title: A title`.")
    return _mapping(node, file)


def _mapping(node: yaml.MappingNode, file: str) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for name, value in node.value:
        line = name.start_mark.line + 2
        if name.value in found:
            raise ContentError(file, line, f"`{name.value}` stands twice. Keep one of them.")
        found[name.value] = Written(line=line, value=_written(value, file).value)
    return found


def _written(node: yaml.Node, file: str) -> Written:
    line = node.start_mark.line + 2
    if isinstance(node, yaml.MappingNode):
        return Written(line=line, value=_mapping(node, file))
    if isinstance(node, yaml.SequenceNode):
        return Written(line=line, value=[_written(item, file) for item in node.value])
    return Written(line=line, value=node.value)


def read_page(path: Path, file: str) -> Page:
    """The parts of a file on disk."""
    return split(decode(path.read_bytes(), file), file)
