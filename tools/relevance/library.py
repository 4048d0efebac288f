"""
The works that are searched when relevance is measured: the demonstration as it is found once it is loaded,
kept in a file, so that measuring need not load it each time.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from search import entries
from search.documents import FacetTag, SearchDocument, SearchFile, SearchText
from search.engines.database import words
from search.models import FilePage, FileText

NAME = "library.json.gz"


@dataclass(frozen=True, kw_only=True)
class Work:
    """A work as judgements name it, and as engines take it."""

    name: str
    document: SearchDocument

    @property
    def languages(self) -> frozenset[str]:
        return frozenset(text.language for text in self.document.texts)


def read(folder: Path) -> list[Work]:
    """The works of a set."""
    rows = json.loads(gzip.decompress((folder / NAME).read_bytes()))
    return [Work(name=row.pop("name"), document=_document(row)) for row in rows]


def write(folder: Path, works: Iterable[Work]) -> None:
    """Keep works; the same works make the same file, byte by byte."""
    rows = [_row(work) for work in sorted(works, key=lambda work: work.name)]
    text = json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / NAME).write_bytes(gzip.compress(text.encode(), mtime=0))


def shelve(works: Sequence[Work]) -> None:
    """Put works into the database, with the pages of their files, as if all had been settled and read."""
    entries.keep({work.document.family: work.document for work in works})
    waiting = {(file.file_hash, file.language): file for file in FileText.objects.all()}
    for work in works:
        for file in work.document.files:
            if row := waiting.pop((file.file_hash, file.language), None):
                _read_into(row, file.pages)


def _read_into(row: FileText, pages: Sequence[str]) -> None:
    kept = FilePage.objects.bulk_create(
        FilePage(file=row, number=number, text=text) for number, text in enumerate(pages, 1)
    )
    words.index_pages(kept, row.language)
    FileText.objects.filter(pk=row.pk).update(state=FileText.State.READ, page_count=len(pages))


def _row(work: Work) -> dict[str, Any]:
    timeless = replace(work.document, visible_until=None, starts_at=None, ends_at=None)
    row = asdict(replace(timeless, tags=frozenset()))
    tags = sorted([tag.facet, tag.value, tag.part] for tag in work.document.tags)
    day = work.document.date
    return row | {
        "name": work.name,
        "family": str(work.document.family),
        "date": day and day.isoformat(),
        "tags": tags,
    }


def _document(row: Mapping[str, Any]) -> SearchDocument:
    return SearchDocument(
        family=UUID(row["family"]),
        kind=row["kind"],
        date=date.fromisoformat(row["date"]) if row["date"] else None,
        texts=tuple(SearchText(**text) for text in row["texts"]),
        names=tuple(row["names"]),
        aliases=tuple(row["aliases"]),
        tags=frozenset(FacetTag(facet=f, value=v, part=p) for f, v, p in row["tags"]),
        files=tuple(SearchFile(**{**file, "pages": tuple(file["pages"])}) for file in row["files"]),
    )
