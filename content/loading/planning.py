"""What must be done for a work: its source filled, and each translation paired with it. In memory."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import CharField, TextField
from wagtail_localize.segments.extract import extract_segments

from content.loading.directory import Directory
from content.loading.files import FileRoom
from content.loading.filling import Known, fill
from content.loading.interpreting import Interpreter, merge
from content.loading.names import key_of
from content.loading.pairing import Place, strings_in
from content.loading.report import Report
from content.loading.rows import Before, adopt, rows_of
from content.loading.shelf import Said, Shelf
from content.loading.stream import Raw, stream_of, with_ids
from content.models import LoadedWork
from content.reading import Text, Work
from pages.models import ResourcePage


@dataclass(kw_only=True)
class Target:
    """A translation: its page, and what it will say at each place of the source."""

    language: str
    page: ResourcePage
    before: Before
    strings: dict[Place, str]
    links: dict[Place, str]
    is_draft: bool = False


@dataclass(kw_only=True)
class Plan:
    """A work in the middle of being loaded."""

    work: Work
    folder: str
    family: UUID
    source: ResourcePage
    before: Before
    story: list[Raw]
    segments: list[Any]
    targets: dict[str, Target] = field(default_factory=dict)
    # Texts of their own: pages filled from their file, with no pairs.
    own: list[tuple[ResourcePage, Before]] = field(default_factory=list)
    # Pages that went their own way and are translations again.
    rejoined: list[ResourcePage] = field(default_factory=list)
    # Languages of which something was refused.
    failed: set[str] = field(default_factory=set)

    def places(self) -> Set[Place]:
        """Where the source has something to translate."""
        return {(s.path, s.string.data) for s in strings_in(self.segments)}


def faults_of(page: ResourcePage, *, words_only: bool = False) -> list[str]:
    """
    What an editor's form would refuse in the fields of a page and its rows, without its queries.

    The facts of a translation are its source's: only its words may be wrong.
    """
    found = []
    for row in (page, *(row for rows in rows_of(page).values() for row in rows)):
        try:
            row.clean_fields(exclude=_not_asked(row._meta.label, words_only))
        except ValidationError as error:
            found += [
                f"{name}: {message}"
                for name, messages in error.message_dict.items()
                for message in messages
            ]
    return found


@cache
def _not_asked(label: str, words_only: bool) -> frozenset[str]:  # noqa: FBT001
    return frozenset(
        field.name
        for field in apps.get_model(label)._meta.fields
        if field.is_relation or (words_only and not isinstance(field, CharField | TextField))
    )


class Planner:
    """Plans the works of one chunk."""

    def __init__(self, shelf: Shelf, files: FileRoom, directory: Directory, report: Report) -> None:
        self.shelf = shelf
        self.files = files
        self.directory = directory
        self.report = report

    def plan(self, work: Work, folder: str, *, is_still_right: bool) -> Plan | None:
        """None where the work is left alone or refused; the report says why."""
        family = self.directory.family_of(work.address)
        page = self.shelf.pages[family, work.source_language]
        if reason := self._why_left_alone(work, work.source_language, page):
            self.report.note(work.address, reason)
            return None
        before, known = Before.of(page), self._known(work)
        blocks = stream_of(work.source.blocks, known.pages, known.files)
        story = with_ids(family, blocks, list(page.story.raw_data))
        fill(page, work.source, story, known)
        adopt(page, before)
        if faults := faults_of(page):
            self._refuse(work, work.source_language, faults)
            return None
        plan = Plan(
            work=work,
            folder=folder,
            family=family,
            source=page,
            before=before,
            story=story,
            segments=extract_segments(page),
        )
        for language in self.shelf.languages_of(family):
            if language != work.source_language:
                self._add(plan, language, is_still_right=is_still_right)
        return plan

    def _known(self, work: Work) -> Known:
        return Known(
            pages=self.shelf.numbers,
            pictures=self.files.pictures_of(work),
            documents=self.files.documents_of(work),
        )

    def _loaded(self, work: Work) -> LoadedWork | None:
        return self.shelf.loaded.get(work.address)

    def _why_left_alone(self, work: Work, language: str, page: ResourcePage) -> str:
        """A page that somebody changed in the site since it was loaded is theirs."""
        loaded = self._loaded(work)
        if loaded is None or language not in loaded.revisions:
            revision = page.latest_revision
            is_written = revision is not None and revision.user_id is not None
            return "is written in the site; left alone." if is_written else ""
        if page.latest_revision_id != loaded.revisions[language]:
            return f"was edited in the site since it was loaded ({language}); left alone."
        return self._why_hidden(language, page)

    @staticmethod
    def _why_hidden(language: str, page: ResourcePage) -> str:
        if page.first_published_at and not page.live:
            return f"was taken from view in the site ({language}); left alone."
        return ""

    # --- languages ----------------------------------------------------

    def _add(self, plan: Plan, language: str, *, is_still_right: bool) -> None:
        page = self.shelf.pages[plan.family, language]
        text = plan.work.texts.get(language)
        if text is not None and text.independent:
            self._add_own(plan, text, page)
        elif self._goes_its_own_way(plan, text, page):
            sentence = f"goes its own way in the site ({language}); left alone."
            self.report.note(plan.work.address, sentence)
        elif reason := self._why_hidden(language, page):
            self.report.note(plan.work.address, reason)
        else:
            target = self._target(plan, language, page)
            if text is not None:
                target.is_draft = text.draft
                if is_still_right or self._is_fresh(plan, text):
                    self._interpret(plan, target, text, is_still_right=is_still_right)
            plan.targets[language] = target

    def _goes_its_own_way(self, plan: Plan, text: Text | None, page: ResourcePage) -> bool:
        """A page of the site's frame, or one the loader made independent, joins when its file says so."""
        if page.pk not in self.shelf.own_way:
            return False
        if text is None or self.shelf.own_way[page.pk] is not None:
            return True
        plan.rejoined.append(page)
        return False

    def _add_own(self, plan: Plan, text: Text, page: ResourcePage) -> None:
        if reason := self._why_left_alone(plan.work, text.language, page):
            self.report.note(plan.work.address, reason)
            return
        before, known = Before.of(page), self._known(plan.work)
        blocks = stream_of(text.blocks, known.pages, known.files)
        key = key_of(plan.work.address, text.language)
        fill(page, text, with_ids(key, blocks, list(page.story.raw_data)), known)
        adopt(page, before)
        if faults := faults_of(page):
            self._refuse(plan.work, text.language, faults)
            plan.failed.add(text.language)
        else:
            plan.own.append((page, before))

    def _refuse(self, work: Work, language: str, faults: list[str]) -> None:
        for fault in faults:
            self.report.fail(f"{work.address}/{language}.md", fault)

    def _is_fresh(self, plan: Plan, text: Text) -> bool:
        """Whether a translation or its source is another file than at the last load."""
        loaded = self._loaded(plan.work)
        return loaded is None or any(
            loaded.digests.get(file.language) != file.digest for file in (text, plan.work.source)
        )

    def _said(self, plan: Plan, language: str) -> Mapping[Place, Said]:
        return self.shelf.said.get((plan.family, language), {})

    def _target(self, plan: Plan, language: str, page: ResourcePage) -> Target:
        """A translation with what it says already."""
        places = plan.places()
        strings = {
            place: said.data
            for place, said in self._said(plan, language).items()
            if place in places and not said.has_error
        }
        links = dict(self.shelf.links.get((plan.family, language), {}))
        return Target(
            language=language, page=page, before=Before.of(page), strings=strings, links=links
        )

    def _interpret(self, plan: Plan, target: Target, text: Text, *, is_still_right: bool) -> None:
        """Take over what a file says for each sentence of the source."""
        interpreter = Interpreter(
            text=text,
            source=plan.source,
            story=plan.story,
            segments=plan.segments,
            known=self._known(plan.work),
        )
        pairs = interpreter.pairs()
        where = f"{plan.work.address}/{text.language}.md"
        for problem in pairs.problems:
            self.report.fail(where, problem)
            plan.failed.add(text.language)
        said = self._said(plan, text.language)
        merged = merge(pairs.strings, said, is_still_right=is_still_right)
        target.strings |= merged.taken
        target.links |= pairs.links
        for note in merged.notes:
            self.report.note(where, note)
