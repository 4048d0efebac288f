"""
A library in which everything is hidden in every way there is.

A state is a generator: what it does before its `yield` is seen by visitors where it can be, what it does
after it hides. So a search engine may know everything before it is stopped.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from unittest import mock
from uuid import UUID

from django.db import models
from django.utils import timezone
from wagtail.models import Page

from jobs import content_version
from pages.models import Document, Image
from search import copying, jobs, outbox
from search.extraction import reading
from search.models import Generation
from tests.security.canary import texts
from tests.security.canary.secrets import Secret

type Hiding = Iterator[Sequence[models.Model]]

STATES: dict[str, Callable[[Secret], Hiding]] = {}


def hidden(state: str) -> Callable[[Callable[[Secret], Hiding]], Callable[[Secret], Hiding]]:
    """Declares a state by the words that a failing test says."""

    def declare(write: Callable[[Secret], Hiding]) -> Callable[[Secret], Hiding]:
        STATES[state] = write
        return write

    return declare


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a page stands or stood: its path below the language is the same in all of them."""

    pk: int
    family: UUID
    path: str
    kind: str
    language: str

    @classmethod
    def of(cls, page: Page) -> "Place":
        path = page.url_path.strip("/").partition("/")[2]
        return cls(
            pk=page.pk,
            family=page.translation_key,
            path=f"{path}/" if path else "",
            kind=page.specific.search_kind,
            language=page.locale.language_code,
        )


@dataclass(frozen=True, kw_only=True)
class FilePlace:
    """Where a document or a picture can be asked for, whatever becomes of it."""

    pk: int
    url: str
    stored: str

    @classmethod
    def of(cls, file: Document | Image) -> "FilePlace":
        shown = file if isinstance(file, Document) else file.get_rendition("width-40")
        return cls(pk=file.pk, url=shown.url, stored=shown.file.name)


@dataclass(kw_only=True)
class Hidden:
    """One state: its secret, and where one would look for it."""

    secret: Secret
    pages: list[Place] = field(default_factory=list)
    documents: list[FilePlace] = field(default_factory=list)
    pictures: list[FilePlace] = field(default_factory=list)

    def add(self, thing: models.Model) -> None:
        if isinstance(thing, Page):
            self.pages.append(Place.of(thing))
        elif isinstance(thing, Document):
            self.documents.append(FilePlace.of(thing))
        elif isinstance(thing, Image):
            self.pictures.append(FilePlace.of(thing))


class Library:
    """All states. `write()` first, then `hide()`."""

    def __init__(self) -> None:
        self.states = [Hidden(secret=Secret(state=state)) for state in STATES]
        self._hiding: list[Hiding] = []

    def write(self) -> None:
        for state in self.states:
            hiding = STATES[state.secret.state](state.secret)
            for thing in next(hiding):
                state.add(thing)
            self._hiding.append(hiding)

    def hide(self) -> None:
        for hiding in self._hiding:
            for _nothing in hiding:
                raise AssertionError("a state yields once")

    @property
    def secrets(self) -> list[Secret]:
        return [state.secret for state in self.states]

    @property
    def places(self) -> list[Place]:
        return [place for state in self.states for place in state.pages]

    @property
    def documents(self) -> list[FilePlace]:
        return [file for state in self.states for file in state.documents]

    @property
    def pictures(self) -> list[FilePlace]:
        return [file for state in self.states for file in state.pictures]

    def state(self, words: str) -> Hidden:
        return next(state for state in self.states if state.secret.state == words)


@contextmanager
def later() -> Iterator[None]:
    """Two hours have gone by, and nobody did anything. What was kept for a minute has ended too."""
    as_it_is = timezone.now
    content_version.bump("two hours later")
    with mock.patch.object(timezone, "now", side_effect=lambda: as_it_is() + timedelta(hours=2)):
        yield


def settle() -> None:
    """What follows a commit and what the worker does, until nothing is left: files read, works found."""
    texts.draw_first_pages()
    outbox.settle_rest()
    while reading.read_waiting():
        outbox.settle_rest()


def copy() -> None:
    """The worker's part for Elasticsearch, until an index serves that is owed nothing."""
    for _beat in range(20):
        jobs.writing.succeeded()
        jobs.copy_to_elasticsearch()
        serving = Generation.objects.filter(state=Generation.State.SERVING).first()
        if serving and not copying.due(serving):
            return
    raise AssertionError("Elasticsearch did not take what is due")
