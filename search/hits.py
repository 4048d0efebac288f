"""From what an engine found to what is shown: only what anyone may see now, in words and addresses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from access.models import WorkSource
from access.visibility import visible
from search.facets import kinds
from search.models import FilePage, SearchEntryFile, SearchEntryText
from search.plan import Answer, Found, Place, Plan
from search.snippets import Wanted, marked, snippet


@dataclass(frozen=True, kw_only=True)
class FileHit:
    """A page of a file in which the words stand. The address opens it there."""

    language: str
    page: int
    url: str
    snippet: SafeString


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A work as it is shown: in the reader's language, or in another that it exists in."""

    family: UUID
    kind: str
    kind_label: str
    slug: str
    title: str
    marked_title: SafeString
    url: str
    full_url: str
    language: str
    languages: tuple[str, ...]
    date: date | None
    snippet: SafeString
    file: FileHit | None = None


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What the database knows of the works of a page of results."""

    pages: Mapping[UUID, Mapping[str, Page]]
    sources: Mapping[UUID, int]
    texts: Mapping[tuple[UUID, str], SearchEntryText]
    files: Mapping[tuple[UUID, Place], FileHit]


def shown(plan: Plan, answer: Answer) -> tuple[list[Hit], list[Hit]]:
    """What of an answer may be seen: works in the reader's language, and others. Nine queries at most."""
    found = (*answer.own, *answer.others)
    pages = _visible(one.family for one in found)
    sources = dict(
        WorkSource.objects.filter(translation_key__in=pages).values_list(
            "translation_key", "page_id"
        )
    )
    known = _Known(
        pages=pages,
        sources=sources,
        texts=_texts(pages),
        files=_files(plan, [one for one in found if one.family in pages]),
    )
    own = (_hit(plan, one, plan.reader, known) for one in answer.own)
    others = (_hit(plan, one, _language(plan, one, known), known) for one in answer.others)
    return [hit for hit in own if hit], [hit for hit in others if hit]


def _visible(families: Iterable[UUID]) -> Mapping[UUID, Mapping[str, Page]]:
    """The boundary: pages that anyone may see now, by family and language. Two queries."""
    found: dict[UUID, dict[str, Page]] = defaultdict(dict)
    wanted = Page.objects.filter(translation_key__in=set(families), alias_of=None)
    for page in visible(wanted).select_related("locale"):
        found[page.translation_key][page.locale.language_code] = page
    return found


def _language(plan: Plan, found: Found, known: _Known) -> str:
    """The language to show a work in that the reader's lacks: that of the words, else of the work."""
    pages = known.pages.get(found.family, {})
    source = known.sources.get(found.family)
    written = [code for code, page in pages.items() if page.pk == source]
    asked = [code for code in plan.query.languages if code in pages]
    if written and (written[0] in asked or not asked):
        return written[0]
    return next(iter([*asked, *sorted(pages)]), "")


def _hit(plan: Plan, found: Found, language: str, known: _Known) -> Hit | None:
    page = known.pages.get(found.family, {}).get(language)
    text = known.texts.get((found.family, language))
    if page is None or text is None:
        return None
    wanted = Wanted.of(plan.query, language)
    kind = text.entry.kind
    return Hit(
        family=found.family,
        kind=kind,
        kind_label=dict(kinds()).get(kind, kind),
        slug=page.slug,
        title=page.title,
        marked_title=mark_safe(marked(page.title, wanted)),  # noqa: S308 - escaped there
        url=page.url or "",
        full_url=page.full_url or "",
        language=language,
        languages=tuple(sorted(known.pages[found.family])),
        date=text.entry.date,
        snippet=mark_safe(snippet((text.summary, text.body), wanted)),  # noqa: S308
        file=known.files.get((found.family, found.place)) if found.place else None,
    )


def _texts(
    pages: Mapping[UUID, Mapping[str, Page]],
) -> Mapping[tuple[UUID, str], SearchEntryText]:
    rows = SearchEntryText.objects.filter(entry__family__in=pages, entry__visible=True)
    return {(row.entry.family, row.language): row for row in rows.select_related("entry")}


def _files(plan: Plan, found: Collection[Found]) -> Mapping[tuple[UUID, Place], FileHit]:
    """Pages of files with their addresses and words. Two queries, if there are any."""
    places = {(one.family, one.place) for one in found if one.place}
    if not places:
        return {}
    rows = SearchEntryFile.objects.filter(
        entry__family__in={family for family, _place in places},
        document__in={place.document for _family, place in places},
    ).select_related("entry")
    files = {(row.entry.family, row.document, row.language): row for row in rows}
    texts = _page_texts(places, files)
    hits = {}
    for family, place in places:
        file = files.get((family, place.document, place.language))
        text = file and texts.get((file.file_hash, place.language, place.page))
        if file and text:
            words = snippet((text,), Wanted.of(plan.query, place.language))
            hits[family, place] = FileHit(
                language=place.language,
                page=place.page,
                url=f"{file.url}#page={place.page}",
                snippet=mark_safe(words),  # noqa: S308 - escaped there
            )
    return hits


def _page_texts(
    places: Collection[tuple[UUID, Place]], files: Mapping[Any, SearchEntryFile]
) -> Mapping[tuple[str, str, int], str]:
    wanted = Q(pk=None)
    for family, place in places:
        file = files.get((family, place.document, place.language))
        if file:
            wanted |= Q(
                file__file_hash=file.file_hash, file__language=place.language, number=place.page
            )
    rows = FilePage.objects.filter(wanted)
    return {
        (file_hash, language, number): text
        for file_hash, language, number, text in rows.values_list(
            "file__file_hash", "file__language", "number", "text"
        )
    }
