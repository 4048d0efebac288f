"""What a record tells of the pages above a work and of its languages."""

from wagtail.models import Page

from pages.addresses import served_request
from pages.permanent import permanent_url
from pages.records import Crumb, Version


def crumb(page: Page) -> Crumb:
    return Crumb(
        title=page.title,
        url=page.get_full_url(served_request()) or "",
        identifier=permanent_url(page.translation_key),
        schema_type=getattr(page.specific_class, "schema_type", "WebPage"),
    )


def version(page: Page, below: str = "") -> Version:
    """A work in a language; `below` is what its address has below the page: a country's code."""
    return Version(
        language=page.locale.language_code,
        url=f"{page.get_full_url(served_request()) or ''}{below}",
        is_source=page.is_source,
    )
