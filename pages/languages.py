"""
From the works that a page names to what its reader may read of them.

A relation holds the page of the language a work was written in. A reader gets it in their own language,
else as it was written, marked as such; what nobody may see is left out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language_info
from wagtail.models import Locale, Page

from access.models import WorkSource
from access.specifics import whole
from access.visibility import visible


def language_tag(code: str) -> str:
    """A language as HTML and HTTP write it: "zh-hans" is "zh-Hans"."""
    return "zh-Hans" if code == "zh-hans" else code


def direction(code: str) -> str:
    """`rtl` or `ltr`."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


@dataclass(frozen=True, kw_only=True)
class Resolved:
    """A work as one reader gets it: the specific page, and whether it is in their own language."""

    page: Page
    language: str
    is_own: bool

    @property
    def title(self) -> str:
        return str(self.page.title)

    @property
    def url(self) -> str:
        return self.page.url or ""

    @property
    def lang(self) -> str:
        """The language for an HTML attribute; empty where it is the reader's own."""
        return "" if self.is_own else language_tag(self.language)

    @property
    def dir(self) -> str:
        return "" if self.is_own else direction(self.language)


def resolve(
    families: Iterable[UUID], reader: Locale, *, at: datetime | None = None
) -> dict[UUID, Resolved]:
    """Works by their family, each in the reader's language or else as written. Three queries at most."""
    is_source = WorkSource.objects.filter(page_id=OuterRef("pk"))
    wanted = Page.objects.filter(translation_key__in=set(families)).filter(
        Q(locale=reader) | Exists(is_source)
    )
    found: dict[UUID, Resolved] = {}
    for page in whole(visible(wanted, at=at)):
        is_own = page.locale_id == reader.pk
        if is_own or page.translation_key not in found:
            found[page.translation_key] = Resolved(
                page=page, language=page.locale.language_code, is_own=is_own
            )
    return found


def languages_of(families: Iterable[UUID]) -> dict[UUID, set[str]]:
    """The languages in which anyone may read each of many works. Two queries."""
    found: dict[UUID, set[str]] = defaultdict(set)
    pages = visible(Page.objects.filter(translation_key__in=set(families)))
    for family, code in pages.values_list("translation_key", "locale__language_code"):
        found[family].add(code)
    return found


def resolve_pages(
    ids: Iterable[int], reader: Locale, *, at: datetime | None = None
) -> dict[int, Resolved]:
    """The same for numbers of pages, as relations and stories hold them."""
    keys = dict(Page.objects.filter(pk__in=set(ids)).values_list("pk", "translation_key"))
    found = resolve(keys.values(), reader, at=at) if keys else {}
    return {pk: found[key] for pk, key in keys.items() if key in found}
