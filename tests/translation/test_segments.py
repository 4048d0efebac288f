"""The bulk refresh of wagtail-localize's rows, against the original that it replaces."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail_localize.models import (
    OverridableSegment,
    RelatedObjectSegment,
    String,
    StringSegment,
    Template,
    TemplateSegment,
    TranslatableObject,
    TranslationContext,
    TranslationSource,
)
from wagtail_localize.segments import RelatedObjectSegmentValue
from wagtail_localize.segments.extract import extract_segments

from publications.models import NewsPage, SideEventPage
from tests.factories import published
from tests.translation.conftest import STORY
from translation import engine, segments
from translation.segments import Work

TABLES = (StringSegment, TemplateSegment, RelatedObjectSegment, OverridableSegment)


def rows(source: TranslationSource) -> dict[str, set]:
    """All rows of a source, without the numbers that the database gives."""
    values = {
        StringSegment: ("string__data", "string__data_hash", "string__locale", "attrs"),
        TemplateSegment: ("template__uuid", "template__template", "template__string_count"),
        RelatedObjectSegment: ("object_id", "object__content_type"),
        OverridableSegment: ("data_json",),
    }
    context = ("order", "context__path", "context__path_id", "context__field_path")
    return {
        model.__name__: set(
            model.objects.filter(source=source).values_list(*context, *values[model])
        )
        for model in TABLES
    }


def forget(source: TranslationSource) -> None:
    for model in TABLES:
        model.objects.filter(source=source).delete()
    TranslationContext.objects.filter(object=source.object_id).delete()
    String.objects.all().delete()
    Template.objects.all().delete()


@pytest.fixture
def event(site) -> SideEventPage:
    """A work with rows of words, a story, links and a table."""
    event = published(SideEventPage, title="An event", venue="Vienna", story=STORY)
    for number in range(3):
        event.speakers.create(
            typed_name=f"Speaker {number}", role=f"Role {number}", locale=event.locale
        )
    event.save_revision().publish()
    return SideEventPage.objects.get(pk=event.pk)


@pytest.fixture
def sources(event, story) -> list[TranslationSource]:
    return [TranslationSource.get_or_create_from_instance(page)[0] for page in (event, story)]


def works_of(sources: list[TranslationSource]) -> list[Work]:
    pages = [(source, source.as_instance()) for source in sources]
    return [Work(source=s, page=page, segments=extract_segments(page)) for s, page in pages]


def test_the_rows_are_those_of_the_original(sources):
    for source in sources:
        forget(source)
    for source in sources:
        engine.stock_refresh_segments(source)
    original = [rows(source) for source in sources]
    assert all(found["StringSegment"] and found["OverridableSegment"] for found in original)
    for source in sources:
        forget(source)
    segments.refresh(works_of(sources))
    assert [rows(source) for source in sources] == original


def numbers() -> dict[str, set[int]]:
    return {model.__name__: set(model.objects.values_list("pk", flat=True)) for model in TABLES}


def test_the_original_finds_nothing_to_change(sources):
    before = numbers()
    for source in sources:
        engine.stock_refresh_segments(source)
    assert numbers() == before


def test_a_changed_work_gets_the_rows_of_the_original(story):
    source, _ = TranslationSource.get_or_create_from_instance(story)
    story.story = [STORY[2], {"type": "text", "id": "t9", "value": "<p>New.</p>"}, *STORY[:2]]
    story.title = "Another title"
    story.save_revision().publish()
    by_ours = rows(source)
    engine.stock_refresh_segments(TranslationSource.objects.get(pk=source.pk))
    assert rows(source) == by_ours
    assert "Another title" in {row[4] for row in by_ours["StringSegment"]}


def test_rows_that_stay_are_not_touched(sources):
    kept = numbers()
    segments.refresh(works_of(sources))
    assert numbers() == kept


def test_it_tells_where_translations_belong(sources, story):
    works = works_of(sources)
    found = segments.refresh(works)
    title = StringSegment.objects.get(source=sources[1], context__path="title")
    assert found.contexts[story.translation_key, "title"] == title.context_id
    assert found.strings[story.locale_id, story.title] == title.string_id


def test_other_objects_that_a_work_names_are_noted(sources, story):
    """No page type of ours names one; a snippet in several languages would be one."""
    model = TranslatableObject.objects.get(pk=story.translation_key).content_type
    value = RelatedObjectSegmentValue("place", model, uuid.uuid4(), order=1)
    work = Work(source=sources[1], page=sources[1].as_instance(), segments=[value])
    segments.refresh([work])
    segments.refresh([work])
    (row,) = RelatedObjectSegment.objects.filter(source=sources[1])
    assert (row.object_id, row.order) == (value.translation_key, 1)


def test_any_number_of_works_costs_the_same(sources):
    def count(works):
        with CaptureQueriesContext(connection) as queries:
            segments.refresh(works)
        return len(queries)

    both = works_of(sources)
    assert count(both) == count(both[:1]) <= 12


def test_an_unchanged_story_costs_little(story):
    """The original asked 108 times for 23 strings."""
    source, _ = TranslationSource.get_or_create_from_instance(story)
    with CaptureQueriesContext(connection) as ours:
        source.refresh_segments()
    with CaptureQueriesContext(connection) as originals:
        engine.stock_refresh_segments(source)
    assert len(ours) * 3 < len(originals)
    assert isinstance(source.as_instance(), NewsPage)
