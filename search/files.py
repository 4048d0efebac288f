"""Which files of works are read, and what is known of them."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from wagtail.documents import get_document_model

from access.collections import in_open_collections
from search.documents import SearchDocument, SearchFile
from search.models import FileText

ENDING = ".pdf"


def with_files(documents: Mapping[UUID, SearchDocument]) -> Mapping[UUID, SearchDocument]:
    """
    The same documents, their files with the hash of their content and how far they are read. A file in
    a closed collection, or of a kind that is not read, falls away.
    """
    numbers = {file.document for document in documents.values() for file in document.files}
    if not numbers:
        return documents
    rows = {row.pk: row for row in _open_documents(numbers)}
    hashes = {pk: content_hash(row) for pk, row in rows.items()}
    states = states_of(hashes.values())

    def known(file: SearchFile) -> SearchFile:
        file_hash = hashes[file.document]
        state = states.get((file_hash, file.language), FileText.State.WAITING.value)
        return replace(file, file_hash=file_hash, state=state)

    return {
        family: replace(
            document, files=tuple(known(file) for file in document.files if file.document in rows)
        )
        for family, document in documents.items()
    }


def states_of(hashes: Iterable[str]) -> Mapping[tuple[str, str], str]:
    """How far files are read, by hash and language: it is part of what a work is found by."""
    texts = FileText.objects.filter(file_hash__in=set(hashes))
    return {
        (text.file_hash, text.language): text.state
        if text.state == FileText.State.WAITING
        else f"{text.state}:{text.page_count}"
        for text in texts
    }


def content_hash(document: Any) -> str:
    """The hash of a file's content; where it was never taken, of its name, which changes with the file."""
    return (
        document.file_hash
        or hashlib.sha1(
            f"{document.pk}:{document.file.name}".encode(), usedforsecurity=False
        ).hexdigest()
    )


def _open_documents(numbers: Collection[int]) -> list[Any]:
    documents = get_document_model().objects.filter(pk__in=numbers, file__iendswith=ENDING)
    return list(in_open_collections(documents))
