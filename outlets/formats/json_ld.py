"""JSON-LD, by schema.org: what search engines read of a work."""

from typing import Any

from outlets.formats import schema_org
from pages.records import House, Record

CONTEXT = "https://schema.org"


def json_ld(record: Record, house: House | None = None) -> dict[str, Any]:
    """A work as a graph: the thing itself, the way to it from the front page, who publishes the site."""
    graph = [_thing(record, house)]
    if record.trail:
        graph.append(_breadcrumbs(record))
    if house is not None:
        graph.append(schema_org.organization_of(house))
    return {"@context": CONTEXT, "@graph": graph}


def item_list(record: Record, works: list[tuple[str, str]]) -> dict[str, Any]:
    """The works that stand on a page of a list, each as (title, address), as part of that list."""
    return {
        "@context": CONTEXT,
        "@id": f"{record.identifier}#list",
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "url": url}
            for place, (title, url) in enumerate(works, start=1)
        ],
    }


def _thing(record: Record, house: House | None) -> dict[str, Any]:
    thing: dict[str, Any] = {
        "@type": record.schema_type,
        "@id": _identifier(record),
        "name": record.title,
        "description": record.abstract,
        "url": record.url,
        "image": record.picture and record.picture.url,
        **schema_org.facts_of(record),
    }
    if house is not None and schema_org.is_creative(record):
        thing |= _publisher(thing, house)
    if schema_org.is_creative(record):
        thing |= _translations(record)
    return {key: value for key, value in thing.items() if value}


def _publisher(thing: dict[str, Any], house: House) -> dict[str, Any]:
    """The site publishes what no partner published, and writes what nobody signed: its news."""
    ours = {"@id": schema_org.identifier_of(house)}
    added = {} if thing.get("publisher") else {"publisher": ours}
    if thing["@type"] == "NewsArticle" and not thing.get("author"):
        added["author"] = ours
    return added


def _identifier(record: Record) -> str:
    """
    The permanent address. For schema.org a text and its translation are two works, so a translation is
    known by its language at that address; an event or a person is the same in every language.
    """
    if not schema_org.is_creative(record) or _is_source(record):
        return record.identifier
    return f"{record.identifier}#{schema_org.language_tag(record.language)}"


def _is_source(record: Record) -> bool:
    sources = [version.language for version in record.versions if version.is_source]
    return not sources or record.language in sources


def _translations(record: Record) -> dict[str, Any]:
    if not _is_source(record):
        return {"translationOfWork": {"@id": record.identifier}}
    others = [version for version in record.versions if version.language != record.language]
    tags = [schema_org.language_tag(version.language) for version in others]
    return {"workTranslation": [{"@id": f"{record.identifier}#{tag}"} for tag in tags]}


def _breadcrumbs(record: Record) -> dict[str, Any]:
    steps = [*((crumb.title, crumb.url) for crumb in record.trail), (record.title, record.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": {"@id": url}}
            for place, (title, url) in enumerate(steps, start=1)
        ],
    }
