"""
A strict reader of iCalendar, which is not the library that writes it: RFC 5545, section 3.1, and no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(;[A-Z-]+=("[^"]*"|[^";:,]*))*):(?P<value>.*)'
)
_ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Property:
    value: str
    parameters: dict[str, str]

    @property
    def text(self) -> str:
        return re.sub(r"\\[nN,;\\]", lambda found: _ESCAPES[found[0]], self.value)


@dataclass
class Component:
    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def one(self, name: str) -> Property:
        (found,) = self.properties[name]
        return found

    def text(self, name: str) -> str:
        return self.one(name).text

    def named(self, name: str) -> list["Component"]:
        return [part for part in self.parts if part.name == name]


def read(content: bytes) -> Component:
    """The calendar in a file. Fails for anything that the standard does not allow."""
    assert content.endswith(b"\r\n")
    open_: list[Component] = [Component("")]
    for line in _unfolded(content):
        match = _LINE.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if name == "BEGIN":
            open_.append(Component(value))
        elif name == "END":
            done = open_.pop()
            assert done.name == value
            open_[-1].parts.append(done)
        else:
            pairs = [pair.split("=", 1) for pair in match["parameters"].split(";")[1:]]
            parameters = {key: text.strip('"') for key, text in pairs}
            open_[-1].properties.setdefault(name, []).append(Property(value, parameters))
    (calendar,) = open_[0].parts
    assert calendar.name == "VCALENDAR"
    return calendar


def _unfolded(content: bytes) -> Iterator[str]:
    """Whole lines. None is folded inside a letter, none is longer than 75 octets."""
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    whole = ""
    for number, line in enumerate(lines):
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        if line.startswith((b" ", b"\t")):
            assert number
            whole += line[1:].decode()
            continue
        if number:
            yield whole
        whole = line.decode()
    yield whole
