"""What a page is to its work: the source, a translation of it, or a page that goes its own way."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from wagtail.models import Page
from wagtail_localize.models import Translation

from access.models import WorkSource
from translation.models import IndependentTranslation


class Stands(StrEnum):
    """As what a page stands in its family of languages."""

    SOURCE = "source"
    INDEPENDENT = "independent"
    TRANSLATION = "translation"
    UNKNOWN = "unknown"  # one of several pages, and nobody has recorded which was written first


@dataclass(frozen=True, kw_only=True)
class Standing:
    """
    A page in its family.

    `texts_of` is the number of wagtail-localize's source, whose rows say what the page must read like;
    None where it was never sent for translation.
    """

    stands: Stands
    texts_of: int | None = None

    @property
    def is_source(self) -> bool:
        return self.stands == Stands.SOURCE

    @property
    def is_open(self) -> bool:
        """Whether its words are its own: no translation has to be complete for them to be public."""
        return self.stands in (Stands.SOURCE, Stands.INDEPENDENT)

    @property
    def is_translation(self) -> bool:
        return self.stands == Stands.TRANSLATION


def standing_of(page: Page) -> Standing:
    """One query; one more for a page whose family has no recorded source."""
    translation = _sent().filter(
        source__object_id=OuterRef("translation_key"), target_locale_id=page.locale_id
    )
    source = (
        WorkSource.objects.filter(translation_key=page.translation_key)
        .annotate(
            independent=Exists(IndependentTranslation.objects.filter(page_id=page.pk or 0)),
            texts_of=Subquery(translation.values("source_id")[:1]),
        )
        .values("page_id", "independent", "texts_of")
        .first()
    )
    return _standing(page, _Facts(**source) if source else None)


def standings_of(pages: Collection[Page]) -> list[Standing]:
    """The same for many pages, in their order, in three queries."""
    families = {page.translation_key for page in pages}
    sources = dict(
        WorkSource.objects.filter(translation_key__in=families).values_list(
            "translation_key", "page_id"
        )
    )
    independent = IndependentTranslation.objects.filter(page__in=[page.pk for page in pages])
    parted = set(independent.values_list("page_id", flat=True))
    rows = _sent().filter(source__object_id__in=families)
    sent = {
        (family, locale): source
        for family, locale, source in rows.values_list(
            "source__object_id", "target_locale_id", "source_id"
        )
    }
    return [
        _standing(
            page,
            _Facts(
                page_id=sources[page.translation_key],
                independent=page.pk in parted,
                texts_of=sent.get((page.translation_key, page.locale_id)),
            )
            if page.translation_key in sources
            else None,
        )
        for page in pages
    ]


def _sent() -> QuerySet[Translation]:
    """Translations out of the language in which their work was written."""
    written_in = WorkSource.objects.filter(translation_key=OuterRef("source__object_id"))
    return Translation.objects.filter(
        source__locale_id=Subquery(written_in.values("page__locale_id")[:1])
    )


class _Facts(NamedTuple):
    """Of a page whose family has a recorded source: `page_id` is that source's."""

    page_id: int
    independent: bool
    texts_of: int | None


def _standing(page: Page, facts: _Facts | None) -> Standing:
    if facts is None:
        return Standing(stands=Stands.UNKNOWN if _has_siblings(page) else Stands.SOURCE)
    if facts.page_id == page.pk:
        return Standing(stands=Stands.SOURCE)
    if facts.independent:
        return Standing(stands=Stands.INDEPENDENT)
    return Standing(stands=Stands.TRANSLATION, texts_of=facts.texts_of)


def is_source(page: Page) -> bool:
    """
    Whether a work was written as this page. Remembered on the page's object; listings bring it along as
    an annotation, so that a list of pages costs nothing here.
    """
    known: bool | None = getattr(page, "is_source_of_work", None)
    if known is None:
        known = standing_of(page).is_source
        page.is_source_of_work = known
    return known


def with_sources(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The same pages, each knowing whether its work was written as it."""
    return pages.annotate(
        is_source_of_work=Exists(WorkSource.objects.filter(page_id=OuterRef("pk")))
    )


def _has_siblings(page: Page) -> bool:
    family = Page.objects.filter(translation_key=page.translation_key)
    return family.exclude(pk=page.pk).exists()
