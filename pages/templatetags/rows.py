"""Works as rows of a list: each with its address and the languages it can be read in."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django import template
from django.http import HttpRequest
from django.template import Context
from django.utils.translation import get_language
from wagtail.images.models import AbstractImage
from wagtail.models import Page

from pages.languages import Resolved, direction, language_tag, languages_of
from pages.pictures import attach_pictures
from pages.templatetags.languages import LanguageVersion, versions_of_codes

register = template.Library()

# Root, front page, section.
SECTION_DEPTH = 3


@dataclass(frozen=True, kw_only=True)
class Row:
    """A work in a list, as a template shows it. `lang` is empty where it is the reader's own."""

    page: Page
    url: str
    lang: str
    dir: str
    batch: "Batch"

    @property
    def title(self) -> str:
        return str(self.page.title)

    @property
    def level(self) -> int:
        """How deep it stands in the tree of its section: 1 for what stands right under the index."""
        return int(self.page.depth) - SECTION_DEPTH

    @property
    def templates(self) -> list[str]:
        """The row of its kind, else the row of any work."""
        kind = getattr(self.page, "search_kind", "")
        return [f"components/rows/{kind}.html", "components/rows/work.html"]

    @property
    def image(self) -> AbstractImage | None:
        """The page's picture; those of the whole list are found when the first is asked for."""
        attach_pictures(self.batch.pages)
        return getattr(self.page, "image", None)

    @property
    def languages(self) -> list[LanguageVersion]:
        codes = self.batch.codes[self.page.translation_key]
        return versions_of_codes(codes, self.page.locale.language_code)


class Batch:
    """What the rows of one list ask together, and only if one of them asks."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages = pages

    @cached_property
    def codes(self) -> dict[UUID, set[str]]:
        """The languages in which each work may be read. Two queries."""
        return languages_of(page.translation_key for page in self.pages)


@register.simple_tag(takes_context=True)
def rows(context: Context, works: Iterable[Page | Resolved]) -> list[Row]:
    """Rows for some pages or resolved works, in their order."""
    return rows_of(works, context["request"])


@register.simple_tag(takes_context=True)
def row(context: Context, work: Page | Resolved | None) -> Row | None:
    """The same for one of them, which may be missing."""
    return next(iter(rows(context, [work])), None) if work else None


def rows_of(works: Iterable[Page | Resolved], request: HttpRequest) -> list[Row]:
    pages = [work.page if isinstance(work, Resolved) else work for work in works]
    batch = Batch(pages)
    reader = get_language()
    return [_row(page, batch, request, reader) for page in pages]


def _row(page: Page, batch: Batch, request: HttpRequest, reader: str | None) -> Row:
    code = page.locale.language_code
    foreign = code != reader
    return Row(
        page=page,
        url=page.get_url(request) or "",
        lang=language_tag(code) if foreign else "",
        dir=direction(code) if foreign else "",
        batch=batch,
    )
