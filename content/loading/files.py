"""
Pictures and documents of works: stored once, known by their content.

The files are written before any transaction, under names that follow from their content, so that a load
that was cut short finds them again. Rows are written with the works that use them.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Pillow
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from wagtail.models import Collection as Shelf

from content.blocks import Video
from content.loading.names import key_of, slug_of
from content.problems import ContentError
from content.reading import Work
from content.schema import Event
from pages import uploads
from pages.models import Document, Image


@dataclass(frozen=True, kw_only=True)
class StoredDocument:
    """A document's number, and how many pages it has."""

    number: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class FoundFile:
    """A file beside a work's texts, with the digest of its content as it lies there."""

    work: Work
    name: str
    path: Path
    digest: str

    @property
    def stored_name(self) -> str:
        """Where it is stored, by its content: the same again for the same file."""
        folder = "documents" if self.is_document else "original_images"
        return f"{folder}/{slug_of(self.work.address)}-{self.path.stem}-{self.digest[:8]}{self.path.suffix}"

    @property
    def is_document(self) -> bool:
        return self.name.startswith("pdf/")


@dataclass
class Stored:
    """Numbers of pictures and documents, by the digest of their content."""

    pictures: dict[str, int] = field(default_factory=dict)
    documents: dict[str, StoredDocument] = field(default_factory=dict)


def names_in(work: Work) -> set[str]:
    """The files that a work's texts name."""
    names: set[str] = set()
    for text in work.texts.values():
        names |= {name for block in text.blocks for name in block.files}
    names |= {name for _key, name in work.source.facts.files_beside()}
    return names


def files_of(work: Work) -> list[FoundFile]:
    return [
        FoundFile(work=work, name=name, path=work.path / name, digest=_digest(work.path / name))
        for name in sorted(names_in(work))
    ]


def _digest(path: Path) -> str:
    return hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()


class FileRoom:
    """Stores the files of some works and knows their numbers."""

    def __init__(self, works: Collection[Work]) -> None:
        self.files = {work.address: files_of(work) for work in works}
        self.stored = self._known()
        new = {file.digest: file for file in self._all() if not self._has(file)}
        self._rows = [self._row(file) for file in new.values()]
        self._pages = {d: pages_in(file) for d, file in new.items() if file.is_document}

    def _all(self) -> Iterable[FoundFile]:
        return (file for files in self.files.values() for file in files)

    def _has(self, file: FoundFile) -> bool:
        kind = self.stored.documents if file.is_document else self.stored.pictures
        return file.digest in kind

    def _known(self) -> Stored:
        pictures = {file.digest for file in self._all() if not file.is_document}
        papers = {file.digest: file for file in self._all() if file.is_document}
        found = Stored()
        if pictures:
            found.pictures = _numbers(Image, pictures)
        if papers:
            found.documents = {
                digest: StoredDocument(number=pk, pages=pages_in(papers[digest]))
                for digest, pk in _numbers(Document, papers).items()
            }
        return found

    # --- before the transaction ---------------------------------------

    def _row(self, file: FoundFile) -> Any:
        """An unsaved row whose file is in the storage."""
        facts = file.work.source.facts
        if file.is_document:
            row: Any = Document(
                title=_title(file), uuid=key_of(file.work.address, "document", file.digest)
            )
        else:
            row = Image(title=facts.title, description=facts.image_alt[:255])
            row.credit = facts.credit_of(file.name)
        row.file_hash = file.digest
        self._store(row, file)
        return row

    def _store(self, row: Any, file: FoundFile) -> None:
        content = ContentFile(file.path.read_bytes(), name=file.stored_name)
        if not file.is_document:
            row.width, row.height = size_of(file)
            try:
                uploads.strip_metadata(content)  # type: ignore[arg-type]  # it reads and replaces
            except ValidationError as problem:
                raise _refused(file, " ".join(problem.messages)) from problem
        if not default_storage.exists(file.stored_name):
            default_storage.save(file.stored_name, content)
        row.file.name = file.stored_name
        row.file_size = default_storage.size(file.stored_name)

    # --- inside it ----------------------------------------------------

    def write_rows(self) -> list[Any]:
        """Write the rows of what is new; they are known by number from now on."""
        root = Shelf.get_first_root_node()
        written: list[Any] = []
        kinds: tuple[Any, ...] = (Image, Document)
        for model in kinds:
            rows = [row for row in self._rows if isinstance(row, model)]
            for row in rows:
                row.collection = root
            written += model.objects.bulk_create(rows) if rows else []
        for row in written:
            if isinstance(row, Image):
                self.stored.pictures[row.file_hash] = row.pk
            else:
                self.stored.documents[row.file_hash] = StoredDocument(
                    number=row.pk, pages=self._pages[row.file_hash]
                )
        self._thank()
        return written

    def _thank(self) -> None:
        """Pictures that were stored before anybody said who made them. What editors wrote stays."""
        thanks = {
            self.stored.pictures[file.digest]: credit
            for file in self._all()
            if not file.is_document and (credit := file.work.source.facts.credit_of(file.name))
        }
        if thanks:
            for image in Image.objects.filter(pk__in=thanks, credit=""):
                Image.objects.filter(pk=image.pk).update(credit=thanks[image.pk])

    def pictures_of(self, work: Work) -> Mapping[str, int]:
        return {
            file.name: self.stored.pictures[file.digest]
            for file in self.files[work.address]
            if not file.is_document
        }

    def documents_of(self, work: Work) -> Mapping[str, StoredDocument]:
        return {
            file.name: self.stored.documents[file.digest]
            for file in self.files[work.address]
            if file.is_document
        }


def _title(file: FoundFile) -> str:
    """What a document is called: as its video, by its own title, else as the work in its language."""
    facts = file.work.source.facts
    for block in file.work.source.blocks:
        if isinstance(block, Video) and block.transcript == file.name:
            return block.title
    if isinstance(facts, Event):
        return facts.document_titles.get(file.path.stem, facts.title)
    language = file.path.stem.partition(".")[0]
    return file.work.texts.get(language, file.work.source).facts.title


def _numbers(model: Any, digests: Iterable[str]) -> dict[str, int]:
    """The oldest row of each content."""
    rows = model.objects.filter(file_hash__in=digests).order_by("-pk")
    return dict(rows.values_list("file_hash", "pk"))


def size_of(file: FoundFile) -> tuple[int, int]:
    """Width and height of a picture, which is looked at as a whole."""
    try:
        with Pillow.open(file.path) as picture:
            picture.load()
            return picture.size
    except (OSError, ValueError, SyntaxError) as error:
        raise _unreadable(file, "picture") from error


def pages_in(file: FoundFile) -> int:
    try:
        return len(PdfReader(file.path).pages)
    except (PyPdfError, OSError, ValueError) as error:
        raise _unreadable(file, "PDF") from error


def _unreadable(file: FoundFile, what: str) -> ContentError:
    return _refused(file, f"This {what} cannot be read: it is damaged, or something else inside.")


def _refused(file: FoundFile, sentence: str) -> ContentError:
    return ContentError(f"{file.work.address}/{file.name}", 1, sentence)
