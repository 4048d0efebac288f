"""A work as a reader cites it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django import template

from outlets.bibliography import Reference, references
from outlets.citations import FORMATS
from pages.records import House, Record

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file for a reference manager."""

    name: str
    address: str


@register.simple_tag
def references_to(record: Record, site_name: str) -> list[Reference]:
    """The work in every style for its language: `{% references_to record site.site_name as all %}`."""
    return references(record, House(name=site_name))


@register.simple_tag
def citation_downloads(record: Record) -> list[Download]:
    """The work for reference managers, beside its page; nothing where a page has no address yet."""
    here = urlsplit(record.url).path
    if not here:
        return []
    return [Download(name=f.name, address=f"{here}cite.{f.ending}") for f in FORMATS]
