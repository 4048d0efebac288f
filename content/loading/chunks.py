"""Some works in one transaction: filled, paired, checked, written, told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail_localize.models import Translation

from content.loading import publishing
from content.loading.building import build
from content.loading.directory import Directory
from content.loading.files import FileRoom
from content.loading.planning import Plan, Planner, Target, faults_of
from content.loading.publishing import Writing
from content.loading.report import Report
from content.loading.rows import content_of
from content.loading.shelf import Shelf, shelf_of
from content.loading.texts import Texts
from content.models import LoadedWork
from content.reading import Work
from jobs.faults import fault_point
from pages.models import ResourcePage
from partners.following import give_consents
from partners.models import PersonPage
from translation import gate
from translation.models import IndependentTranslation
from translation.standing import is_source


@dataclass(frozen=True, kw_only=True)
class Item:
    """A work that was read, and what the load knows of it besides."""

    work: Work
    mentions: frozenset[str]
    # Of the whole folder; empty where something in it was refused.
    digest: str
    is_still_right: bool = False


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a plan wants to be written, and what is wrong with it before the gate is asked."""

    plan: Plan
    writing: Writing
    faults: Sequence[str] = ()


class ChunkLoader:
    """Loads some works. Everything is kept, or nothing."""

    def __init__(self, directory: Directory, report: Report) -> None:
        self.directory = directory
        self.report = report
        self.when = timezone.now()

    def load(self, items: Sequence[Item]) -> None:
        works = [item.work for item in items]
        files = FileRoom(works)  # which writes files: not within the transaction
        with transaction.atomic():
            new_files = files.write_rows()
            mentions = frozenset[str]().union(*(item.mentions for item in items))
            shelf = shelf_of(works, mentions, self.directory)
            planner = Planner(shelf, files, self.directory, self.report)
            plans = [
                plan
                for item in items
                if (
                    plan := planner.plan(item.work, item.digest, is_still_right=item.is_still_right)
                )
            ]
            pages = self._write(plans, shelf)
            publishing.tell(pages, new_files)
            fault_point("content.chunk")

    def _write(self, plans: Sequence[Plan], shelf: Shelf) -> list[ResourcePage]:
        """Write what was planned; the pages that changed."""
        self._part_and_join(plans)
        texts = Texts(self.directory, shelf, self.when)
        self.report.translations += texts.write(plans)
        writings = list(self._allowed([p for plan in plans for p in self._proposals(plan)]))
        revisions = publishing.write(writings, self.when)
        for writing in writings:
            if isinstance(writing.page, PersonPage) and is_source(writing.page):
                give_consents(writing.page)
        texts.finish(plans, revisions)
        self._remember(plans, shelf)
        self.report.works += len(plans)
        self.report.pages += len(writings)
        return [writing.page for writing in writings]

    def _part_and_join(self, plans: Sequence[Plan]) -> None:
        """Pages of their own are known as such, and pages that are translations again are not."""
        own = [(plan, page) for plan in plans for page, _before in plan.own]
        IndependentTranslation.objects.bulk_create(
            (IndependentTranslation(page_id=page.pk, since=self.when) for _plan, page in own),
            ignore_conflicts=True,
        )
        for plan, page in own:
            _translations(plan, page).filter(enabled=True).update(enabled=False)
        joined = [(plan, page) for plan in plans for page in plan.rejoined]
        IndependentTranslation.objects.filter(page__in=[page.pk for _plan, page in joined]).delete()
        for plan, page in joined:
            _translations(plan, page).filter(enabled=False).update(enabled=True)

    # --- what becomes public ------------------------------------------

    def _proposals(self, plan: Plan) -> Iterable[Proposal]:
        for page, before in [(plan.source, plan.before), *plan.own]:
            if not page.live or content_of(page) != before.content:
                writing = Writing(page=page, before=before, is_public=True)
                yield Proposal(plan=plan, writing=writing)
        for target in plan.targets.values():
            yield from self._proposals_of(plan, target)

    def _proposals_of(self, plan: Plan, target: Target) -> Iterable[Proposal]:
        """A translation as it will stand; one with a hole stays what it was, or a draft."""
        page = target.page
        is_whole = not target.is_draft and not plan.places() - target.strings.keys()
        if page.live and not is_whole:
            return
        build(plan, target)
        if page.latest_revision_id and page.live == is_whole and not self._is_changed(target):
            return
        writing = Writing(page=page, before=target.before, is_public=is_whole)
        faults = faults_of(page, words_only=True) if is_whole else []
        yield Proposal(plan=plan, writing=writing, faults=faults)

    @staticmethod
    def _is_changed(target: Target) -> bool:
        return content_of(target.page) != target.before.content

    def _allowed(self, proposals: Sequence[Proposal]) -> Iterable[Writing]:
        """What may be written: all, or where something is refused, a draft of a page nobody reads."""
        public = [p.writing.page for p in proposals if p.writing.is_public]
        refusals = dict(zip((page.pk for page in public), gate.refusals_of(public), strict=True))
        for proposal in proposals:
            writing, plan = proposal.writing, proposal.plan
            language = writing.page.locale.language_code
            refused = [*proposal.faults, *refusals.get(writing.page.pk, [])]
            for sentence in refused:
                self.report.fail(f"{plan.work.address}/{language}.md", sentence)
            if not refused:
                yield writing
                continue
            plan.failed.add(language)
            if not writing.page.live:
                yield replace(writing, is_public=False)

    # --- what the next load must know ---------------------------------

    def _remember(self, plans: Sequence[Plan], shelf: Shelf) -> None:
        LoadedWork.objects.bulk_create(
            (self._row(plan, shelf.loaded.get(plan.work.address)) for plan in plans),
            update_conflicts=True,
            unique_fields=["address"],
            update_fields=["folder", "digests", "revisions"],
        )

    @staticmethod
    def _row(plan: Plan, before: LoadedWork | None) -> LoadedWork:
        """A file that failed is looked at again next time."""
        digests = {
            language: text.digest
            for language, text in plan.work.texts.items()
            if language not in plan.failed
        }
        pages = [plan.source, *(page for page, _before in plan.own)]
        pages += [target.page for target in plan.targets.values()]
        revisions = {page.locale.language_code: page.latest_revision_id for page in pages}
        return LoadedWork(
            address=plan.work.address,
            translation_key=plan.family,
            folder="" if plan.failed else plan.folder,
            digests={**(before.digests if before else {}), **digests},
            revisions={**(before.revisions if before else {}), **revisions},
        )


def _translations(plan: Plan, page: ResourcePage) -> QuerySet[Translation]:
    return Translation.objects.filter(source__object_id=plan.family, target_locale=page.locale_id)
