"""What the search knows of one work, as values. Nothing here touches the database."""

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from search.analysis import ANALYSIS, plain_words

# Elasticsearch refuses a whole document of more than 10,000 nested parts.
MOST_PAGES = 9_000


@dataclass(frozen=True, kw_only=True)
class SearchText:
    """What one page says, in one language. `heads` are the headings inside its story."""

    language: str
    title: str
    summary: str = ""
    heads: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class FacetTag:
    """
    Something a work carries, that visitors narrow by: a topic, a partner, a country.

    `value` is the permanent id of a thing that has a page, or a code that is the same in every
    language. `part` says who did what, where it matters: organizer, speaker, author.
    """

    facet: str
    value: str
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class SearchableFile:
    """A document that belongs to a work, as the work names it: its row, its language, its address."""

    document: int
    language: str
    url: str


@dataclass(frozen=True, kw_only=True)
class SearchFile:
    """
    A file of a work: its content's hash, how far it is read ("waiting", "read"), and the words on its
    pages, the first page first. The pages are filled in only for whoever needs them.
    """

    document: int
    language: str
    url: str
    file_hash: str = ""
    state: str = ""
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SearchDocument:
    """
    One work in all its languages: a hit, whichever of them matched.

    `names` are neutral words: persons, partners, acronyms, symbols. `aliases` are what the work itself
    is also called; typed whole, like a title, they come first. `starts_at` and `ends_at` are of what one can
    still come to. A work that nobody may see is a tombstone.
    """

    family: UUID
    kind: str = ""
    date: dt.date | None = None
    starts_at: dt.datetime | None = None
    ends_at: dt.datetime | None = None
    visible: bool = True
    visible_until: dt.datetime | None = None
    texts: tuple[SearchText, ...] = ()
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    tags: frozenset[FacetTag] = frozenset()
    files: tuple[SearchFile, ...] = ()

    @property
    def facets(self) -> Mapping[str, frozenset[str]]:
        """Values by facet, whoever did what. Its kind and its languages are facets too."""
        values: dict[str, set[str]] = defaultdict(set)
        for tag in self.all_tags:
            values[tag.facet].add(tag.value)
        return {name: frozenset(found) for name, found in values.items()}

    @property
    def all_tags(self) -> frozenset[FacetTag]:
        languages = {FacetTag(facet="language", value=text.language) for text in self.texts}
        return (
            self.tags
            | languages
            | ({FacetTag(facet="kind", value=self.kind)} if self.texts else set())
        )

    @property
    def exact(self) -> frozenset[str]:
        """Titles and aliases as one word each: whoever types one whole means this work."""
        wholes = (*(text.title for text in self.texts), *self.aliases)
        return frozenset(whole for whole in map(as_whole, wholes) if whole)

    def digest(self) -> str:
        """A hash of all that is found in this document. Two engines that agree hold the same one."""
        source = self._facts() | {
            "files": sorted(
                [f.document, f.language, f.url, f.file_hash, f.state] for f in self.files
            ),
            "tags": sorted([tag.facet, tag.value, tag.part] for tag in self.all_tags),
            "analysis": ANALYSIS,
        }
        text = json.dumps(source, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def as_source(self, facets: Collection[str]) -> dict[str, Any]:
        """
        The document as Elasticsearch stores it: `title.fr`, `body.ar`, … `facets` are those that can be
        narrowed by; what else a work carries is for lists alone.
        """
        carried = self.facets
        return self._facts() | {
            "digest": self.digest(),
            "facets": {name: sorted(carried[name]) for name in facets if name in carried},
            "pdf": self._pdf_pages(),
        }

    def _facts(self) -> dict[str, Any]:
        return {
            "family": str(self.family),
            "visible": self.visible,
            "visible_until": self.visible_until and self.visible_until.isoformat(),
            "date": self.date and self.date.isoformat(),
            "starts_at": _moment(self.starts_at),
            "ends_at": _moment(self.ends_at),
            "title": {text.language: text.title for text in self.texts},
            "heads": {text.language: text.heads for text in self.texts},
            "summary": {text.language: text.summary for text in self.texts},
            "body": {text.language: text.body for text in self.texts},
            "names": [*self.names, *self.aliases],
            "exact": sorted(self.exact),
        }

    def _pdf_pages(self) -> list[dict[str, Any]]:
        pages = [
            {
                "document": file.document,
                "language": file.language,
                "page": number,
                "text": {file.language: text},
            }
            for file in self.files
            for number, text in enumerate(file.pages, start=1)
            if text
        ]
        return pages[:MOST_PAGES]


def _moment(moment: dt.datetime | None) -> str | None:
    """The same in every zone, so that what was written is what is read back."""
    return moment.astimezone(dt.UTC).isoformat() if moment else None


def as_whole(text: str) -> str:
    """
    A title, an acronym or a symbol as one comparable word.

    >>> as_whole("A/RES/55/25") == as_whole("a res 55 25")
    True
    """
    return "".join(plain_words(text))[:200]
