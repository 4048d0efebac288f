"""What a text says, set on its page in memory: fields, rows and related works. No query."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField

from content.loading.files import StoredDocument
from content.loading.names import key_of
from content.loading.stream import Raw
from content.reading import Text
from content.schema import (
    Event,
    Facts,
    Instrument,
    News,
    Partner,
    Person,
    Project,
    Research,
    StandingText,
    Topic,
)
from content.schema.persons import CONSENTS
from content.schema.works import PartneredFacts
from pages.models import ResourcePage

_NEUTRAL = ("date", "image_alt", "image_caption")
_LISTS = ("countries", "regions")
_RELATED = ("topics", "instruments", "projects", "organisations_present")


@dataclass(frozen=True, kw_only=True)
class Known:
    """Numbers of what a work names: pages by key, pictures by name, documents by name."""

    pages: Mapping[str, int]
    pictures: Mapping[str, int] = field(default_factory=dict)
    documents: Mapping[str, StoredDocument] = field(default_factory=dict)

    @property
    def files(self) -> Mapping[str, int]:
        """Both, by name, as a text names them."""
        return {**self.pictures, **{name: each.number for name, each in self.documents.items()}}


@dataclass(frozen=True, kw_only=True)
class Filling:
    """A page that is being filled from a text."""

    page: Any
    text: Text
    known: Known

    def number(self, address: str) -> int | None:
        return self.known.pages[address] if address else None

    def copy(self, *names: str) -> None:
        """Fields of the page that have the name and the value of a key."""
        for name in names:
            setattr(self.page, name, getattr(self.text.facts, name))

    def rows(self, name: str, values: Iterable[Mapping[str, Any]]) -> None:
        """The rows of a child relation, in order. A row with words bears the page's language."""
        model: Any = self.page._meta.get_field(name).related_model
        rows = [model(sort_order=place, **value) for place, value in enumerate(values)]
        for row in rows:
            if hasattr(row, "locale_id"):
                row.locale_id = self.page.locale_id
        setattr(self.page, name, rows)

    def key(self, *more: str) -> Any:
        """The key of a row with words: the same in every language."""
        return key_of(self.text.address, *more)


def fill(page: ResourcePage, text: Text, story: Sequence[Raw], known: Known) -> None:
    """Set what a page says. Its place in the tree and its state stay as they are."""
    filling = Filling(page=page, text=text, known=known)
    facts = text.facts
    page.title = page.draft_title = facts.title
    page.summary = facts.summary
    filling.copy(*_NEUTRAL)
    for name in _LISTS:
        setattr(page, name, list(getattr(facts, name)))
    page.image_id = known.pictures[facts.image.file] if facts.image else None
    stream: Any = page._meta.get_field("story")
    page.story = stream.to_python(json.dumps(story))
    for name in _RELATED:
        if hasattr(facts, name) and hasattr(page, name):
            relate(page, name, [known.pages[address] for address in getattr(facts, name)])
    if isinstance(facts, PartneredFacts) and not isinstance(facts, Research):
        filling.rows("partners", _partners(filling, facts))
    _FILL[type(facts)](filling)


def relate(page: models.Model, name: str, numbers: Iterable[int]) -> None:
    """Set related works by number, without asking for them."""
    relation = page._meta.get_field(name)
    assert isinstance(relation, ParentalManyToManyField)  # noqa: S101
    model: Any = relation.related_model
    getattr(page, name).set([model(id=pk, page_ptr_id=pk) for pk in numbers])


def _partners(filling: Filling, facts: PartneredFacts) -> Iterable[dict[str, Any]]:
    for row in facts.partners:
        yield {"partner_id": filling.number(row.partner), "part": row.part}


def _news(filling: Filling) -> None:
    facts: Any = filling.text.facts
    filling.copy("place")
    filling.page.event_id = filling.number(facts.event)


def _event(filling: Filling) -> None:
    facts: Any = filling.text.facts
    page = filling.page
    filling.copy("time_zone", "venue", "format", "online_url", "status", "status_reason")
    filling.copy("attendance")
    for name in ("starts_at", "ends_at", "previous_starts_at"):
        local = getattr(facts, name)
        setattr(page, name, local and facts.moment(local))
    for name in ("languages", "interpretation", "participation"):
        setattr(page, name, list(getattr(facts, name)))
    registration = facts.registration
    page.registration_url = registration.url if registration else ""
    page.registration_deadline = registration.deadline if registration else None
    page.capacity = registration.capacity if registration else None
    filling.rows("speakers", _speakers(filling, facts))
    filling.rows("sessions", _sessions(filling, facts))
    filling.rows("documents", _papers(filling, facts))
    filling.rows("recordings", _recordings(filling, facts))
    page.report_id = filling.number(facts.report)
    filling.rows("decisions", _numbered(filling, "decision", "text", facts.decisions))


def _speakers(filling: Filling, facts: Event) -> Iterable[dict[str, Any]]:
    for speaker in facts.speakers:
        role = facts.speaker_roles.get(speaker.handle)
        yield {
            "translation_key": filling.key("speaker", speaker.handle),
            "person_id": filling.number(speaker.person),
            "typed_name": speaker.name,
            "role": role.role if role else "",
            "affiliation": role.affiliation if role else "",
            "part": speaker.part,
        }


def _sessions(filling: Filling, facts: Event) -> Iterable[dict[str, Any]]:
    for session in facts.sessions:
        yield {
            "translation_key": filling.key("session", session.id),
            "title": facts.session_titles.get(session.id, ""),
            "starts_at": session.starts_at and facts.moment(session.starts_at),
            "ends_at": session.ends_at and facts.moment(session.ends_at),
            "speakers": [str(filling.key("speaker", handle)) for handle in session.speakers],
        }


def _papers(filling: Filling, facts: Event) -> Iterable[dict[str, Any]]:
    for paper in facts.documents:
        yield {
            "translation_key": filling.key("document", paper.id),
            "title": facts.document_titles.get(paper.id, ""),
            "language": paper.language,
            "document_id": filling.known.documents[f"pdf/{paper.id}.pdf"].number,
        }


def _recordings(filling: Filling, facts: Event) -> Iterable[dict[str, Any]]:
    for recording in facts.recordings:
        name = recording.transcript and f"pdf/{recording.transcript}.pdf"
        yield {
            "language": recording.language,
            "url": recording.url,
            "transcript_id": filling.known.documents[name].number if name else None,
        }


def _numbered(
    filling: Filling, what: str, name: str, words: Sequence[str]
) -> Iterable[dict[str, Any]]:
    """Rows of words whose key is their place: the second chapter is the second in every language."""
    for place, said in enumerate(words):
        yield {"translation_key": filling.key(what, str(place)), name: said}


def _partner(filling: Filling) -> None:
    facts: Any = filling.text.facts
    filling.copy("organization_type", "acronym", "site")
    filling.page.other_names = list(facts.aliases)
    filling.page.successor_id = filling.number(facts.successor)
    filling.rows(
        "former_names",
        (
            {
                "translation_key": filling.key("former name", str(place)),
                "name": former.name,
                "until": former.until,
            }
            for place, former in enumerate(facts.former_names)
        ),
    )


def _person(filling: Filling) -> None:
    facts: Any = filling.text.facts
    filling.copy("role", "name_until", "photo_until", "biography_until")
    filling.page.expire_at = filling.page.named_until
    for what in CONSENTS:
        setattr(filling.page, f"{what}_consent", what in facts.consents)
    filling.page.affiliation_id = filling.number(facts.affiliation)


def _research(filling: Filling) -> None:
    facts: Any = filling.text.facts
    filling.copy("research_type", "symbol", "doi", "isbn", "licence")
    filling.rows(
        "authors",
        (
            {"person_id": filling.number(author.person), "typed_name": author.name}
            for author in facts.authors
        ),
    )
    published = (
        {"partner_id": filling.number(address), "part": "publisher"} for address in facts.publishers
    )
    filling.rows("partners", [*published, *_partners(filling, facts)])
    filling.rows("chapters", _numbered(filling, "chapter", "title", facts.chapters))
    filling.rows("keywords", _numbered(filling, "keyword", "word", facts.keywords))
    filling.rows(
        "files",
        (
            {
                "language": file.language,
                "document_id": filling.known.documents[facts.file_name(file)].number,
                "pages": filling.known.documents[facts.file_name(file)].pages,
                "version": file.number,
                "revised_on": file.revised_on,
            }
            for file in facts.files
        ),
    )


def _project(filling: Filling) -> None:
    filling.copy("starts_on", "ends_on")


def _instrument(filling: Filling) -> None:
    filling.copy("instrument_type", "acronym", "number", "adopted_on", "in_force_on", "symbol")


def _nothing_more(filling: Filling) -> None:
    """Topics and standing pages say what every work says."""


_FILL: dict[type[Facts], Callable[[Filling], None]] = {
    News: _news,
    Event: _event,
    Partner: _partner,
    Person: _person,
    Research: _research,
    Project: _project,
    Instrument: _instrument,
    Topic: _nothing_more,
    StandingText: _nothing_more,
}
