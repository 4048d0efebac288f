"""The blocks of a story: each has a preview, a description and a template; tables are translatable."""

import pytest
from wagtail.blocks import StreamBlock

from pages.blocks import StoryBlock, TableBlock
from partners.blocks import VoicesStoryBlock
from publications.models import NewsPage
from tests.factories import published, story_of, translated

pytestmark = pytest.mark.django_db

BLOCKS = VoicesStoryBlock().child_blocks


def test_a_story_with_voices_has_every_block():
    assert list(BLOCKS) == [
        "heading",
        "text",
        "picture",
        "gallery",
        "video",
        "statistic",
        "callout",
        "table",
        "documents",
        "related",
        "quote",
        "people",
    ]
    assert isinstance(StoryBlock(), StreamBlock)


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_explains_itself_and_previews(site, name):
    block = BLOCKS[name]
    assert str(block.meta.description)
    assert block.meta.template
    value = block.normalize(block.get_preview_value())
    assert isinstance(block.render(value, {"page": None}), str)


def test_the_level_of_a_heading_is_no_word_to_be_found():
    block = BLOCKS["heading"]
    value = block.normalize({"level": "2", "text": "The causes"})
    assert block.get_searchable_content(value) == ["The causes"]


def test_a_table_is_translated_cell_by_cell_and_its_rows_may_move(site):
    rows = [["Beach", "Boats"], ["Anomasa", "41"], ["Elmina", "12"]]
    table = {"data": rows, "table_header_choice": "row", "first_row_is_table_header": True}
    story = published(NewsPage, story=story_of(("table", table)))
    french = translated(story, "fr")
    assert french.story[0].value["data"][0] == ["[fr] Beach", "[fr] Boats"]

    block = TableBlock()
    before = {segment.path for segment in block.get_translatable_segments(table)}
    moved = {**table, "data": [rows[0], rows[2], rows[1]]}
    assert {segment.path for segment in block.get_translatable_segments(moved)} == before


def test_a_quote_is_by_a_person_or_by_a_name_never_both(site):
    from wagtail.blocks import StructBlockValidationError

    quote = BLOCKS["quote"]
    with pytest.raises(StructBlockValidationError):
        quote.clean(quote.normalize({"words": "Nobody said this.", "person": None, "name": ""}))
    assert quote.clean(quote.normalize({"words": "I did.", "person": None, "name": "Gulzat"}))
