"""
A large library, made: stories in six languages whose words come as often as in the demonstration's own texts.

Page and entry rows are written in bulk, and the documents of the search from them: nothing is published.
"""

import itertools
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha1
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Locale, Page

from access.models import WorkSource
from publications.models import NewsIndexPage, NewsPage
from search import entries, generations
from search.documents import FacetTag, SearchDocument, SearchFile, SearchText
from search.engines.database import words
from search.models import (
    FilePage,
    FileText,
    Generation,
    SearchEntryText,
    SearchEntryValue,
    SearchWork,
)

BATCH = 500
SENTENCES = 8_000
BODY = 18  # sentences
PAGES = 100
WITH_FILE = 0.05
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """What a language's texts are drawn from."""

    locale: Locale
    parent: NewsIndexPage
    sentences: Sequence[str]

    def text(self, dice: random.Random, count: int) -> str:
        return " ".join(dice.choices(self.sentences, k=count))


class Grower:
    """Adds works to the library that is there, always the same ones."""

    def __init__(self) -> None:
        self.dice = random.Random(6)
        self.tongues = [_tongue(parent, self.dice) for parent in _sections()]
        self.topics, self.partners = _values("topic"), _values("partner")
        self.type = ContentType.objects.get_for_model(NewsPage)
        self.made = SearchWork.objects.filter(family__lt=UUID(int=1 << 64)).count()

    def grow(self, to: int) -> None:
        """Until so many works were made."""
        for numbers in itertools.batched(range(self.made, to), BATCH, strict=False):
            with transaction.atomic():
                documents = [self._document(number) for number in numbers]
                _write_pages(numbers, documents, self.tongues, self.type)
                _write_files(documents, self.tongues[2])
                entries.keep({document.family: document for document in documents})
                SearchWork.objects.bulk_create(
                    SearchWork(family=document.family, version=1) for document in documents
                )
        for tongue in self.tongues:
            Page.objects.filter(pk=tongue.parent.pk).update(numchild=to + 100)
        self.made = to
        for generation in Generation.objects.filter(state__in=Generation.LIVE):
            generations.owe_all(generation)

    def _document(self, number: int) -> SearchDocument:
        dice = self.dice
        tags = {
            *(FacetTag(facet="topic", value=value) for value in dice.choices(self.topics, k=2)),
            *(FacetTag(facet="partner", value=value) for value in dice.choices(self.partners, k=2)),
        }
        day = date(2026, 1, 1) - timedelta(days=number % 3000)
        family = UUID(int=number + 1)
        return SearchDocument(
            family=family,
            kind="news",
            date=day,
            texts=tuple(
                SearchText(
                    language=tongue.locale.language_code,
                    title=f"{tongue.text(dice, 1)[:90]} {number}",
                    summary=tongue.text(dice, 2),
                    body=tongue.text(dice, BODY),
                )
                for tongue in self.tongues
            ),
            tags=frozenset({*tags, FacetTag(facet="year", value=str(day.year))}),
            files=(_file(number),) if dice.random() < WITH_FILE else (),
        )


def _sections() -> list[NewsIndexPage]:
    found = NewsIndexPage.objects.select_related("locale").order_by("locale__language_code")
    return list(found)


def _tongue(parent: NewsIndexPage, dice: random.Random) -> Tongue:
    """Sentences of the words that the demonstration uses, each as likely as it is there."""
    code = parent.locale.language_code
    bodies = SearchEntryText.objects.filter(language=code).exclude(
        entry__family__lt=UUID(int=1 << 64)
    )
    text = " ".join(bodies.values_list("body", flat=True))
    is_han = code == "zh-hans"
    pieces = [text[i : i + 2] for i in range(0, len(text), 2)] if is_han else text.split()
    counted = Counter(piece for piece in pieces if piece.strip())
    drawn, weights = list(counted), list(itertools.accumulate(counted.values()))
    glue = "" if is_han else " "
    made = [
        glue.join(dice.choices(drawn, cum_weights=weights, k=dice.randint(8, 18)))
        for _ in range(SENTENCES)
    ]
    return Tongue(locale=parent.locale, parent=parent, sentences=made)


def _values(facet: str) -> list[str]:
    rows = SearchEntryValue.objects.filter(facet=facet).values_list("value", flat=True)
    return sorted(set(rows))


def _file(number: int) -> SearchFile:
    digest = sha1(f"made {number}".encode(), usedforsecurity=False).hexdigest()
    return SearchFile(
        document=10_000_000 + number,
        language="en",
        url=f"/documents/{10_000_000 + number}/made.pdf",
        file_hash=digest,
        state=f"read:{PAGES}",
    )


def _write_files(documents: Sequence[SearchDocument], tongue: Tongue) -> None:
    dice = random.Random(len(documents))
    for file in (file for document in documents for file in document.files):
        text = FileText.objects.create(
            file_hash=file.file_hash,
            language=file.language,
            document=file.document,
            name="made.pdf",
            state=FileText.State.READ,
            page_count=PAGES,
        )
        pages = FilePage.objects.bulk_create(
            FilePage(file=text, number=number, text=tongue.text(dice, 12))
            for number in range(1, PAGES + 1)
        )
        words.index_pages(pages, file.language)


def _write_pages(
    numbers: Sequence[int],
    documents: Sequence[SearchDocument],
    tongues: Sequence[Tongue],
    content_type: ContentType,
) -> None:
    pages = Page.objects.bulk_create(
        _page(number, document, tongue, content_type)
        for number, document in zip(numbers, documents, strict=True)
        for tongue in tongues
    )
    texts = [text for document in documents for text in document.texts]
    _insert_stories(list(_stories(pages, texts)))
    sources = [page for page in pages if page.locale.language_code == "en"]
    WorkSource.objects.bulk_create(
        WorkSource(translation_key=page.translation_key, page_id=page.pk) for page in sources
    )


def _page(number: int, document: SearchDocument, tongue: Tongue, content_type: ContentType) -> Page:
    text = next(t for t in document.texts if t.language == tongue.locale.language_code)
    at = datetime.combine(document.date or date.min, datetime.min.time(), tzinfo=UTC)
    slug = f"made-{number}"
    return Page(
        title=text.title,
        draft_title=text.title,
        slug=slug,
        path=tongue.parent.path + _step(number + 1_000),
        depth=tongue.parent.depth + 1,
        numchild=0,
        url_path=f"{tongue.parent.url_path}{slug}/",
        locale=tongue.locale,
        translation_key=document.family,
        content_type=content_type,
        live=True,
        has_unpublished_changes=False,
        first_published_at=at,
        last_published_at=at,
    )


def _stories(pages: Sequence[Page], texts: Sequence[SearchText]) -> Iterator[NewsPage]:
    for page, text in zip(pages, texts, strict=True):
        yield NewsPage(
            page_ptr_id=page.pk,
            summary=text.summary,
            date=page.first_published_at.date(),
            story=[("text", text.body)],
        )


def _insert_stories(stories: Sequence[NewsPage]) -> None:
    """The rows of the subclass alone: Django writes those of both tables only one by one."""
    fields = NewsPage._meta.local_concrete_fields
    rows: list[tuple[Any, ...]] = [
        tuple(
            field.get_db_prep_save(field.pre_save(story, add=True), connection) for field in fields
        )
        for story in stories
    ]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {NewsPage._meta.db_table} ({columns}) VALUES ({marks})",
            rows,
        )


def _step(number: int) -> str:
    """A number as a step of a tree's path."""
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
    return text.rjust(4, "0")
