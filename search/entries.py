"""Entries: a work's rows, written as a whole from its document, and read back for copies."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from jobs.faults import fault_point
from search.documents import FacetTag, SearchDocument, SearchFile, SearchText
from search.engines.database import words
from search.files import states_of
from search.indexing import documents_of
from search.models import (
    FilePage,
    FileText,
    SearchEntry,
    SearchEntryFile,
    SearchEntryText,
    SearchEntryValue,
)
from search.models.called import SearchEntryName
from search.naming import keys_of

BATCH = 500
_KEPT = (
    "kind",
    "date",
    "starts_at",
    "ends_at",
    "visible",
    "visible_until",
    "names",
    "aliases",
    "digest",
)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What writing an entry changed, for those who follow it."""

    is_visible: bool
    is_renamed: bool


def write(families: Collection[UUID]) -> Mapping[UUID, Written]:
    """
    Bring entries in line with what anyone may see now. The caller holds the works' locks.

    Returns those that changed. A work nobody may see keeps a tombstone: an entry with nothing in it.
    """
    documents = documents_of(families)
    fault_point("search.documents_read")
    return keep(documents)


def keep(documents: Mapping[UUID, SearchDocument]) -> Mapping[UUID, Written]:
    """Write documents as entries, those that differ from what is kept."""
    before = {entry.family: entry for entry in SearchEntry.objects.filter(family__in=documents)}
    digests = {family: document.digest() for family, document in documents.items()}
    stale = {
        family: document
        for family, document in documents.items()
        if _is_stale(before.get(family), document, digests[family])
    }
    if not stale:
        return {}
    renamed = _renamed(before, stale)
    written = SearchEntry.objects.bulk_create(
        [_entry(document, digests[family]) for family, document in stale.items()],
        update_conflicts=True,
        unique_fields=["family"],
        update_fields=_KEPT,
    )
    _fill(written, stale)
    return {
        family: Written(is_visible=document.visible, is_renamed=family in renamed)
        for family, document in stale.items()
    }


def _is_stale(entry: SearchEntry | None, document: SearchDocument, digest: str) -> bool:
    if entry is None:
        return document.visible
    return entry.digest != digest


def _entry(document: SearchDocument, digest: str) -> SearchEntry:
    return SearchEntry(
        family=document.family,
        kind=document.kind,
        date=document.date,
        starts_at=document.starts_at,
        ends_at=document.ends_at,
        visible=document.visible,
        visible_until=document.visible_until,
        names=list(document.names),
        aliases=list(document.aliases),
        digest=digest,
    )


def _renamed(
    before: Mapping[UUID, SearchEntry], stale: Mapping[UUID, SearchDocument]
) -> Collection[UUID]:
    """Works that are called otherwise than before: found for the first time, renamed, or gone."""
    titles: dict[UUID, set[str]] = defaultdict(set)
    rows = SearchEntryText.objects.filter(entry__in=[before[key] for key in stale if key in before])
    for family, title in rows.values_list("entry__family", "title"):
        titles[family].add(title)
    return {
        family
        for family, document in stale.items()
        if (entry := before.get(family)) is None
        or titles[family] != {text.title for text in document.texts}
        or entry.aliases != list(document.aliases)
    }


def _fill(entries: Sequence[SearchEntry], documents: Mapping[UUID, SearchDocument]) -> None:
    """Replace what belongs to entries. The words of a text go with it (a trigger of the database)."""
    for model in (SearchEntryText, SearchEntryValue, SearchEntryFile, SearchEntryName):
        model.objects.filter(entry__in=entries).delete()
    texts: list[SearchEntryText] = []
    values: list[SearchEntryValue] = []
    files: list[SearchEntryFile] = []
    for entry in entries:
        document = documents[entry.family]
        texts += [_row(entry, text) for text in document.texts]
        values += [
            SearchEntryValue(entry=entry, facet=tag.facet, value=tag.value, part=tag.part)
            for tag in sorted(document.all_tags, key=lambda tag: (tag.facet, tag.value, tag.part))
        ]
        files += [
            SearchEntryFile(
                entry=entry,
                document=file.document,
                language=file.language,
                url=file.url,
                file_hash=file.file_hash,
            )
            for file in document.files
        ]
    SearchEntryValue.objects.bulk_create(values, batch_size=BATCH)
    SearchEntryFile.objects.bulk_create(files, batch_size=BATCH)
    words.index_texts(SearchEntryText.objects.bulk_create(texts, batch_size=BATCH))
    SearchEntryName.objects.bulk_create(_names(entries, documents), batch_size=BATCH)
    _ask_to_read(files)


def _row(entry: SearchEntry, text: SearchText) -> SearchEntryText:
    return SearchEntryText(
        entry=entry,
        language=text.language,
        title=text.title,
        summary=text.summary,
        heads=text.heads,
        body=text.body,
    )


def _names(
    entries: Sequence[SearchEntry], documents: Mapping[UUID, SearchDocument]
) -> list[SearchEntryName]:
    return [
        SearchEntryName(
            entry=entry, language=key.language, rank=key.rank, folded=key.folded.encode()
        )
        for entry in entries
        for key in keys_of(documents[entry.family])
    ]


def _ask_to_read(files: Sequence[SearchEntryFile]) -> None:
    """Files whose content nobody has read yet wait for the worker."""
    if files:
        FileText.objects.bulk_create(
            [
                FileText(
                    file_hash=file.file_hash,
                    language=file.language,
                    document=file.document,
                    name=file.url.rpartition("/")[2][:255],
                )
                for file in files
            ],
            ignore_conflicts=True,
        )


# --- reading back, for copies ---------------------------------------------


def stored(families: Collection[UUID]) -> Mapping[UUID, SearchDocument]:
    """Documents as the rows have them, with the pages of their files; a tombstone for what has none."""
    entries = {
        entry.family: entry
        for entry in SearchEntry.objects.filter(family__in=families).prefetch_related(
            "texts", "values_of", "files"
        )
    }
    files = [file for entry in entries.values() for file in entry.files.all()]
    known = _KnownFiles(
        states=states_of(file.file_hash for file in files) if files else {},
        pages=_pages_of(files) if files else {},
    )
    return {
        family: _document(entries[family], known)
        if family in entries
        else SearchDocument(family=family, visible=False)
        for family in families
    }


@dataclass(frozen=True, kw_only=True)
class _KnownFiles:
    """What is known of files, by hash and language."""

    states: Mapping[tuple[str, str], str]
    pages: Mapping[tuple[str, str], tuple[str, ...]]

    def document(self, row: SearchEntryFile) -> SearchFile:
        key = (row.file_hash, row.language)
        return SearchFile(
            document=row.document,
            language=row.language,
            url=row.url,
            file_hash=row.file_hash,
            state=self.states.get(key, FileText.State.WAITING.value),
            pages=self.pages.get(key, ()),
        )


def _document(entry: SearchEntry, files: _KnownFiles) -> SearchDocument:
    if not entry.visible:
        return SearchDocument(family=entry.family, visible=False)
    return SearchDocument(
        family=entry.family,
        kind=entry.kind,
        date=entry.date,
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        visible_until=entry.visible_until,
        texts=tuple(
            SearchText(
                language=row.language,
                title=row.title,
                summary=row.summary,
                heads=row.heads,
                body=row.body,
            )
            for row in sorted(entry.texts.all(), key=lambda row: row.language)
        ),
        names=tuple(entry.names),
        aliases=tuple(entry.aliases),
        tags=frozenset(
            FacetTag(facet=row.facet, value=row.value, part=row.part)
            for row in entry.values_of.all()
        ),
        files=tuple(files.document(row) for row in entry.files.all()),
    )


def _pages_of(files: Sequence[SearchEntryFile]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Texts of pages by hash and language, in order; a page without text is empty."""
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    rows = FilePage.objects.filter(file__file_hash__in={file.file_hash for file in files})
    for file_hash, language, number, text in rows.values_list(
        "file__file_hash", "file__language", "number", "text"
    ):
        found[file_hash, language][number] = text
    return {
        key: tuple(numbered.get(number, "") for number in range(1, max(numbered) + 1))
        for key, numbered in found.items()
    }
