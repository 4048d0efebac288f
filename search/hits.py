"""From what an engine found to what is shown: only what anyone may see now, in words and addresses."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from access.models import WorkSource
from access.visibility import visible
from search.models import FilePage, SearchEntryFile, SearchEntryText
from search.plan import Answer, Found, Place, Plan
from search.searchable import kind_names
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
    texts: Mapping[tuple[UUID, str], SearchEntryText]
    files: Mapping[tuple[UUID, Place], FileHit]
    kinds: Mapping[str, str] = field(default_factory=kind_names)
    # Wagtail keeps the addresses of sites on a request; here one page of results shares them.
    sites: Any = field(default_factory=SimpleNamespace)

    def address(self, page: Page) -> tuple[str, str]:
        """Its path, and the whole address."""
        _site, root, path = page.get_url_parts(request=self.sites) or (None, "", "")
        return path or "", f"{root or ''}{path or ''}"


def shown(plan: Plan, answer: Answer) -> tuple[list[Hit], list[Hit]]:
    """What of an answer may be seen: works in the reader's language, and others. Seven queries at most."""
    found = (*answer.own, *answer.others)
    pages = _visible(one.family for one in found)
    others = _languages(plan, [one.family for one in answer.others], pages)
    languages = {**{one.family: plan.reader for one in answer.own}, **others}
    known = _Known(
        pages=pages,
        texts=_texts({family: code for family, code in languages.items() if family in pages}),
        files=_files(plan, [one for one in found if one.family in pages]),
    )
    own_hits = (_hit(plan, one, plan.reader, known) for one in answer.own)
    other_hits = (_hit(plan, one, others[one.family], known) for one in answer.others)
    return [hit for hit in own_hits if hit], [hit for hit in other_hits if hit]


def _visible(families: Iterable[UUID]) -> Mapping[UUID, Mapping[str, Page]]:
    """The boundary: pages that anyone may see now, by family and language. Two queries."""
    found: dict[UUID, dict[str, Page]] = defaultdict(dict)
    wanted = Page.objects.filter(translation_key__in=set(families), alias_of=None)
    for page in visible(wanted).select_related("locale"):
        found[page.translation_key][page.locale.language_code] = page
    return found


def _languages(
    plan: Plan, families: Collection[UUID], pages: Mapping[UUID, Mapping[str, Page]]
) -> Mapping[UUID, str]:
    """The language to show works in that the reader's lacks: that of the words, else the work's own."""
    if not families:
        return {}
    rows = WorkSource.objects.filter(translation_key__in=families)
    sources = dict(rows.values_list("translation_key", "page_id"))
    asked = set(plan.query.languages)

    def best(family: UUID) -> str:
        by_language = pages.get(family, {})
        return min(
            by_language,
            key=lambda code: (code not in asked, by_language[code].pk != sources.get(family), code),
            default="",
        )

    return {family: best(family) for family in families}


def _hit(plan: Plan, found: Found, language: str, known: _Known) -> Hit | None:
    page = known.pages.get(found.family, {}).get(language)
    text = known.texts.get((found.family, language))
    if page is None or text is None:
        return None
    wanted = Wanted.of(plan.query, language)
    url, full_url = known.address(page)
    return Hit(
        family=found.family,
        kind=text.entry.kind,
        kind_label=known.kinds.get(text.entry.kind, text.entry.kind),
        slug=page.slug,
        title=page.title,
        marked_title=mark_safe(marked(page.title, wanted)),  # noqa: S308 - escaped there
        url=url,
        full_url=full_url,
        language=language,
        languages=tuple(sorted(known.pages[found.family])),
        date=text.entry.date,
        snippet=mark_safe(snippet((text.summary, text.body), wanted)),  # noqa: S308
        file=known.files.get((found.family, found.place)) if found.place else None,
    )


def _texts(languages: Mapping[UUID, str]) -> Mapping[tuple[UUID, str], SearchEntryText]:
    """Each work's text in the language it is shown in. One query."""
    by_language: dict[str, list[UUID]] = defaultdict(list)
    for family, language in languages.items():
        by_language[language].append(family)
    wanted = Q(pk=None)
    for language, families in by_language.items():
        wanted |= Q(language=language, entry__family__in=families)
    rows = SearchEntryText.objects.filter(wanted, entry__visible=True).select_related("entry")
    return {(row.entry.family, row.language): row for row in rows}


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
