"""What JSON-LD says that schema.org does not know, or knows of other types."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY = json.loads(Path(__file__).with_name("vocabulary.json").read_text())
_PATTERNS = {
    "URL": re.compile(r"https?://\S+"),
    "Date": re.compile(r"\d{4}-\d\d-\d\d"),
    "DateTime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"),
    "Text": re.compile(r".+", re.DOTALL),
}
_MEMBER = re.compile(r"https://schema\.org/(\w+)")


def faults(data: dict[str, Any]) -> list[str]:
    """Each fault of a document as a sentence; none if all of it is as the vocabulary has it."""
    return [fault for thing in data.get("@graph", [data]) for fault in _of_thing(thing)]


@cache
def lineage(kind: str) -> frozenset[str]:
    """A type with all that it is a kind of."""
    parents = VOCABULARY["types"].get(kind, [])
    return frozenset({kind}).union(*(lineage(parent) for parent in parents))


def _of_thing(thing: dict[str, Any]) -> Iterator[str]:
    kind = thing.get("@type")
    if kind not in VOCABULARY["types"]:
        yield f"There is no type {kind}."
        return
    for name, value in thing.items():
        # "query-input" and its like say how an action is filled in; they are no terms of their own.
        if not name.startswith("@") and not name.endswith("-input"):
            yield from _of_property(kind, name, value)


def _of_property(kind: str, name: str, value: Any) -> Iterator[str]:
    if name not in VOCABULARY["properties"]:
        yield f"There is no property {name}, which a {kind} has here."
        return
    domains, ranges = VOCABULARY["properties"][name]
    if not lineage(kind) & set(domains):
        yield f"{name} is none of a {kind}, but of {domains}."
    for one in value if isinstance(value, list) else [value]:
        if not any(_fits(one, wanted) for wanted in ranges):
            yield f"{name} of a {kind} takes {ranges}, not {one!r}."
        if isinstance(one, dict) and "@type" in one:
            yield from _of_thing(one)


def _fits(value: Any, wanted: str) -> bool:
    if isinstance(value, dict):
        # A reference alone: what it leads to tells its type.
        return wanted in lineage(value["@type"]) if "@type" in value else set(value) == {"@id"}
    if isinstance(value, bool):
        return wanted == "Boolean"
    if isinstance(value, int):
        return wanted in {"Integer", "Number"}
    member = _MEMBER.fullmatch(value)
    if member and wanted in VOCABULARY["members"].get(member[1], []):
        return True
    return wanted in _PATTERNS and _PATTERNS[wanted].fullmatch(value) is not None
