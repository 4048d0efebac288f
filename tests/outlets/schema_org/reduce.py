"""
Makes vocabulary.json of a release of schema.org, for the tests of JSON-LD.

    python -m tests.outlets.schema_org.reduce schemaorg-current-https.jsonld 30.0

What is read is a release's "schemaorg-current-https.jsonld"; what is kept is the shape alone: the parents
of each type, the domains and ranges of each property, the type of each member of an enumeration.
"""

import json
import sys
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("vocabulary.json")


def reduced(graph: list[dict[str, Any]], release: str) -> dict[str, Any]:
    """Types, properties and members of the graph of a release."""
    found: dict[str, Any] = {
        "source": f"schema.org, release {release}, reduced to its shape by reduce.py",
        "licence": "CC BY-SA 3.0",
        "types": {},
        "properties": {},
        "members": {},
    }
    for term in sorted(graph, key=lambda term: term["@id"]):
        name, kinds = _name(term["@id"]), _names(term["@type"])
        if "Class" in kinds:
            found["types"][name] = _names(term.get("rdfs:subClassOf"))
        elif "Property" in kinds:
            if "schema:supersededBy" not in term:
                domains = _names(term.get("schema:domainIncludes"))
                found["properties"][name] = [domains, _names(term.get("schema:rangeIncludes"))]
        else:
            found["members"][name] = kinds
    return found


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value] if value else []
    return sorted(_name(one["@id"] if isinstance(one, dict) else one) for one in values)


def _name(identifier: str) -> str:
    return identifier.rpartition(":")[2]


def _as_text(vocabulary: dict[str, Any]) -> str:
    """A term a line, so that a new release is a change that can be read."""
    parts = []
    for name, value in vocabulary.items():
        if isinstance(value, dict):
            lines = (f"{json.dumps(term)}: {json.dumps(value[term])}" for term in value)
            parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
        else:
            parts.append(f"{json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    release_file, release_number = sys.argv[1:]
    terms = json.loads(Path(release_file).read_text())["@graph"]
    FILE.write_text(_as_text(reduced(terms, release_number)))
