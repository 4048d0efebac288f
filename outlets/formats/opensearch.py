"""A search that a browser can add to its own: OpenSearch 1.1. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

CONTENT_TYPE = "application/opensearchdescription+xml"
_SPACE = "http://a9.com/-/spec/opensearch/1.1/"
# Browsers show no more of a name.
_LONGEST_NAME = 16


@dataclass(frozen=True, kw_only=True)
class Template:
    """An address with places to fill in: `{searchTerms}`, `{startPage?}`."""

    address: str
    content_type: str
    rel: str = "results"


@dataclass(frozen=True, kw_only=True)
class Description:
    """What a search is called, in which language it answers, and where it is asked."""

    name: str
    summary: str
    language: str
    icon: str
    templates: Iterable[Template]


def opensearch(description: Description) -> str:
    """The document that browsers read."""
    ElementTree.register_namespace("", _SPACE)
    root = ElementTree.Element(_named("OpenSearchDescription"))
    for name, text in (
        ("ShortName", description.name[:_LONGEST_NAME]),
        ("LongName", description.name[:48]),
        ("Description", description.summary[:1024]),
        ("Language", description.language),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(root, _named(name)).text = text
    icon = {"width": "16", "height": "16", "type": "image/svg+xml"}
    ElementTree.SubElement(root, _named("Image"), icon).text = description.icon
    for one in description.templates:
        url = {"type": one.content_type, "rel": one.rel, "template": one.address}
        ElementTree.SubElement(root, _named("Url"), url)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _named(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
