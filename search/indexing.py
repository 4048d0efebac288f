"""From pages to documents: what anyone may see of a work, in all its languages, at this moment."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from access.models import WorkSource
from access.visibility import visible
from search.documents import FacetTag, SearchDocument, SearchFile
from search.files import with_files
from search.languages import LANGUAGES
from search.searchable import Searchable

# What works carry that is known by names: a vocabulary in as many languages as its pages have.
VOCABULARY = ("topic", "instrument", "partner")


def document_of(family: UUID) -> SearchDocument | None:
    """A work as anyone may see it; None for one that nobody may."""
    document = documents_of([family])[family]
    return document if document.visible else None


def documents_of(families: Collection[UUID]) -> Mapping[UUID, SearchDocument]:
    """Works as anyone may see them. What nobody may see is a tombstone: all it says is that it is gone."""
    pages = _visible_pages(families)
    sources = dict(
        WorkSource.objects.filter(translation_key__in=families).values_list(
            "translation_key", "page_id"
        )
    )
    documents = {}
    for family in families:
        rows = sorted(pages[family], key=lambda page: (page.pk != sources.get(family), page.pk))
        documents[family] = _document(family, rows)
    return with_files(_with_vocabulary(documents))


def _visible_pages(families: Collection[UUID]) -> Mapping[UUID, list[Page]]:
    """Pages of findable types, by family. An alias says nothing of its own."""
    found = visible(Page.objects.filter(translation_key__in=families, alias_of=None))
    by_type: dict[type[Searchable], list[Any]] = defaultdict(list)
    pages: dict[UUID, list[Page]] = defaultdict(list)
    for page in found.select_related("locale", for_specific_subqueries=True).specific():
        is_ours = isinstance(page, Searchable) and page.search_kind
        if is_ours and page.locale.language_code in LANGUAGES:
            by_type[type(page)].append(page)
            pages[page.translation_key].append(page)
    for model, group in by_type.items():
        prefetch_related_objects(group, *model.search_relations)
    return pages


def _document(family: UUID, pages: list[Page]) -> SearchDocument:
    if not pages:
        return SearchDocument(family=family, visible=False)
    source = pages[0]  # The work as it was written, unless only translations are left.
    day = source.search_date()
    starts_at, ends_at = source.search_times() or (None, None)
    return SearchDocument(
        family=family,
        kind=source.search_kind,
        date=day,
        starts_at=starts_at,
        ends_at=ends_at,
        visible_until=_visible_until(source, pages),
        texts=tuple(
            sorted((page.searchable_text() for page in pages), key=lambda text: text.language)
        ),
        names=_once(name for page in pages for name in page.searchable_names()),
        aliases=_once(name for page in pages for name in page.searchable_aliases()),
        tags=frozenset(
            [
                *source.search_facets(),
                *([FacetTag(facet="year", value=str(day.year))] if day else []),
            ]
        ),
        files=tuple(
            SearchFile(document=file.document, language=file.language, url=file.url)
            for file in dict.fromkeys(file for page in pages for file in page.searchable_files())
            if file.language in LANGUAGES
        ),
    )


def _with_vocabulary(
    documents: Mapping[UUID, SearchDocument],
) -> Mapping[UUID, SearchDocument]:
    """
    Works with the names of what they carry, in every language these have: whoever knows a treaty by its
    French name finds what stands on it, in whatever language it is written.
    """
    carried = {
        family: {
            key
            for name in VOCABULARY
            for value in document.facets.get(name, ())
            if (key := _key(value))
        }
        - {family}
        for family, document in documents.items()
    }
    pages = _visible_pages(set().union(*carried.values()))
    called = {
        key: [name for page in rows for name in (page.title, *page.searchable_aliases())]
        for key, rows in pages.items()
    }
    return {
        family: replace(
            document,
            names=_once(
                (
                    *document.names,
                    *(n for key in sorted(carried[family]) for n in called.get(key, ())),
                )
            ),
        )
        for family, document in documents.items()
    }


def _key(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None


def _visible_until(source: Page, pages: list[Page]) -> datetime | None:
    """When the last of it expires; a work ends with its source."""
    ends = [page.expire_at for page in pages if page.expire_at]
    last = max(ends) if len(ends) == len(pages) else None
    return min((end for end in (source.expire_at, last) if end), default=None)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(str.strip, map(str, names)) if name))
