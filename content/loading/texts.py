"""wagtail-localize's rows for the works of a chunk: sources, translations, overrides, logs."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision
from wagtail_localize.models import (
    SegmentOverride,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationLog,
    TranslationSource,
    get_schema_version,
)
from wagtail_localize.segments.extract import quote_path_component

from content.loading.directory import Directory
from content.loading.planning import Plan, Target
from content.loading.shelf import Shelf
from translation import segments
from translation.segments import Rows, dump


class Texts:
    """Writes what makes some works translatable and translated."""

    def __init__(self, directory: Directory, shelf: Shelf, when: datetime) -> None:
        self.directory = directory
        self.shelf = shelf
        self.when = when
        self._schemas: dict[str, str] = {}
        self._sources: Mapping[Any, TranslationSource] = {}

    def write(self, plans: Sequence[Plan]) -> int:
        """Everything that the gate asks about. Returns how many translations were written."""
        plans = [plan for plan in plans if plan.targets]
        if not plans:
            return 0
        self._sources = self._write_sources(plans)
        works = [
            segments.Work(
                source=self._sources[plan.family], page=plan.source, segments=plan.segments
            )
            for plan in plans
        ]
        rows = segments.refresh(works)
        self._write_translations(plans)
        self._write_overrides(plans, rows)
        return self._write_strings(plans, rows)

    def finish(self, plans: Sequence[Plan], revisions: Mapping[int, Revision]) -> None:
        """The sources as they were published, and that translations of them were."""
        changed = []
        for plan in plans:
            source = self._sources.get(plan.family)
            if source is not None and (plan.source.pk in revisions or not source.content_json):
                source.content_json = plan.source.to_json()
                source.object_repr = str(plan.source)[:200]
                source.schema_version = self._schema(plan)
                source.last_updated_at = self.when
                changed.append(source)
        names = ["content_json", "object_repr", "schema_version", "last_updated_at"]
        TranslationSource.objects.bulk_update(changed, names)
        TranslationLog.objects.bulk_create(
            TranslationLog(
                source=self._sources[plan.family],
                locale=self.directory.locales[target.language],
                revision=revisions[target.page.pk],
            )
            for plan in plans
            for target in plan.targets.values()
            if target.page.pk in revisions
        )

    def _schema(self, plan: Plan) -> str:
        app = plan.source._meta.app_label
        if app not in self._schemas:
            self._schemas[app] = get_schema_version(app)
        return self._schemas[app]

    def _write_sources(self, plans: Sequence[Plan]) -> dict[Any, TranslationSource]:
        page_type = ContentType.objects.get_for_model(Page)
        TranslatableObject.objects.bulk_create(
            (TranslatableObject(translation_key=p.family, content_type=page_type) for p in plans),
            ignore_conflicts=True,
        )
        families = [plan.family for plan in plans]
        locales = {plan.family: plan.source.locale_id for plan in plans}
        stored = TranslationSource.objects.filter(object__in=families)
        have = {s.object_id: s for s in stored if s.locale_id == locales[s.object_id]}
        new = [
            TranslationSource(
                object_id=plan.family,
                locale_id=plan.source.locale_id,
                specific_content_type=plan.source.cached_content_type,
                last_updated_at=self.when,
            )
            for plan in plans
            if plan.family not in have
        ]
        TranslationSource.objects.bulk_create(new)
        return have | {source.object_id: source for source in new}

    def _write_translations(self, plans: Sequence[Plan]) -> None:
        rows = [
            Translation(
                source=self._sources[plan.family],
                target_locale=self.directory.locales[target.language],
            )
            for plan in plans
            for target in plan.targets.values()
        ]
        Translation.objects.bulk_create(rows, ignore_conflicts=True)

    def _write_strings(self, plans: Sequence[Plan], rows: Rows) -> int:
        new = [row for plan, target in _targets(plans) for row in self._strings(plan, target, rows)]
        StringTranslation.objects.bulk_create(
            new,
            update_conflicts=True,
            unique_fields=["locale", "translation_of", "context"],
            update_fields=["data", "updated_at", "has_error", "field_error"],
        )
        return len(new)

    def _strings(self, plan: Plan, target: Target, rows: Rows) -> Iterable[StringTranslation]:
        said = self.shelf.said.get((plan.family, target.language), {})
        locale = self.directory.locales[target.language]
        for (path, source), data in target.strings.items():
            had = said.get((path, source))
            if had is None or had.data != data:
                yield StringTranslation(
                    translation_of_id=rows.strings[plan.source.locale_id, source],
                    context_id=rows.contexts[plan.family, path],
                    locale=locale,
                    data=data,
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                    created_at=self.when,
                    updated_at=self.when,
                )

    def _write_overrides(self, plans: Sequence[Plan], rows: Rows) -> None:
        """There is no key that the database could tell conflicts by: read, then write."""
        wanted = {
            (self.directory.locales[target.language].pk, rows.contexts[key]): dump(address)
            for plan, target in _targets(plans)
            for (path, original), address in target.links.items()
            if (key := (plan.family, f"{path}.{quote_path_component(original)}")) in rows.contexts
        }
        contexts = {context for _locale, context in wanted}
        have = {
            (row.locale_id, row.context_id): row
            for row in SegmentOverride.objects.filter(context__in=contexts)
        }
        SegmentOverride.objects.bulk_create(
            SegmentOverride(locale_id=locale, context_id=context, data_json=data)
            for (locale, context), data in wanted.items()
            if (locale, context) not in have
        )
        other = [
            row
            for place, row in have.items()
            if place in wanted and not row.last_translated_by_id and row.data_json != wanted[place]
        ]
        for row in other:
            row.data_json = wanted[row.locale_id, row.context_id]
            row.updated_at = self.when
        SegmentOverride.objects.bulk_update(other, ["data_json", "updated_at"])


def _targets(plans: Sequence[Plan]) -> Iterable[tuple[Plan, Target]]:
    return ((plan, target) for plan in plans for target in plan.targets.values())
