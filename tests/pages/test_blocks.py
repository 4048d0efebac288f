"""The blocks of a story: each has a preview, a description and a template; tables are translatable."""

import re
from uuid import uuid4

import pytest
from wagtail.blocks import StreamBlock, StructBlockValidationError
from wagtail.blocks.list_block import ListBlockValidationError

from pages.blocks import StoryBlock, TableBlock
from pages.videos import NOT_AN_ADDRESS
from partners.blocks import VoicesStoryBlock
from publications.models import NewsPage
from tests.factories import make_document, make_image, published, story_of, translated

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
    quote = BLOCKS["quote"]
    with pytest.raises(StructBlockValidationError):
        quote.clean(quote.normalize({"words": "Nobody said this.", "person": None, "name": ""}))
    assert quote.clean(quote.normalize({"words": "I did.", "person": None, "name": "Gulzat"}))


def html_of(client, page):
    return client.get(page.url).content.decode()


def figures(html, name):
    return re.findall(rf'<figure class="{name}.*?</figure>', html, re.DOTALL)


def picture(**more):
    return {"image": make_image(**more).pk, "alt_text": "Two boats", "caption": "At dawn."}


def items(*values):
    """As the editor stores them, with ids that last."""
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def test_a_picture_says_what_it_shows_or_that_it_is_decorative(site):
    block = BLOCKS["picture"]
    image = make_image()
    for alt_text, decorative in (("", False), ("Two boats", True)):
        value = {"image": image, "alt_text": alt_text, "decorative": decorative}
        with pytest.raises(StructBlockValidationError):
            block.clean(block.normalize(value))
    for alt_text, decorative in (("", True), ("Two boats", False)):
        value = {"image": image, "alt_text": alt_text, "decorative": decorative}
        assert block.clean(block.normalize(value))["decorative"] is decorative


def test_a_picture_that_was_stored_before_it_could_be_decorative_is_not(site):
    story = published(NewsPage, story=story_of(("picture", picture())))
    value = NewsPage.objects.get(pk=story.pk).story[0].value
    assert value["decorative"] is False
    assert value["alt_text"] == "Two boats"


def test_a_gallery_holds_two_to_twelve_pictures(site):
    block = BLOCKS["gallery"]
    one = {"image": make_image(), "alt_text": "A boat"}
    for count in (1, 13):
        with pytest.raises(ListBlockValidationError):
            block.clean(block.normalize([one] * count))
    assert len(block.clean(block.normalize([one] * 12))) == 12


def test_each_picture_of_a_gallery_leads_to_the_whole_of_itself_under_its_name(site, client):
    decorative = {"image": make_image().pk, "alt_text": "", "decorative": True}
    blocks = ("gallery", [picture(credit="Plenary"), decorative])
    html = html_of(client, published(NewsPage, story=story_of(blocks)))
    named, plain = figures(html, "gallery__picture")
    assert 'alt="Two boats"' in named
    assert "At dawn." in named
    assert '<span class="figure__credit">Plenary</span>' in named
    assert 'alt=""' in plain
    assert 'aria-label="Picture 2, larger"' in plain
    for figure in (named, plain):
        whole = re.search(r'<a href="(/pictures/[^"]+)"', figure)[1]
        assert "fill" not in whole
        assert client.get(whole).headers["Content-Type"] == "image/webp"


def video(**more):
    at = "https://www.youtube.com/watch?v=abcdefghijk"
    return {"url": at, "title": "The opening", "language": "ru", **more}


def test_a_video_is_a_card_that_says_where_it_is_and_asks_nothing_of_that_site(site, client):
    document = make_document("The words")
    value = video(poster=make_image().pk, transcript=document.pk)
    html = html_of(client, published(NewsPage, story=story_of(("video", value))))
    (figure,) = figures(html, "video")
    assert "This video is at <bdi>youtube.com</bdi>. Playing it sends your address there." in figure
    assert "Language: Russian" in figure
    assert '<a href="https://www.youtube.com/watch?v=abcdefghijk" hreflang="ru"' in figure
    assert document.url in figure
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"' in figure
    # What a browser fetches by itself.
    assert re.findall(r'(?:src|srcset|poster|data)="(https?:|//)', figure) == []
    assert "<iframe" not in html
    assert 'src="/static/js/video.js"' in html


def test_a_video_that_cannot_be_played_here_is_a_link_and_has_no_script(site, client):
    value = video(url="https://example.org/recordings/opening")
    html = html_of(client, published(NewsPage, story=story_of(("video", value))))
    assert 'href="https://example.org/recordings/opening"' in html
    assert "data-player" not in html
    assert "video.js" not in html


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://example.org/", "http://[x/"])
def test_an_address_that_is_none_is_refused_beside_its_field(site, url):
    block = BLOCKS["video"]
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.normalize(video(url=url)))
    assert refused.value.as_json_data()["blockErrors"]["url"]["messages"] == [str(NOT_AN_ADDRESS)]


def test_words_are_translated_and_what_they_belong_to_is_the_same(site):
    story = published(
        NewsPage,
        story=story_of(
            ("picture", picture()),
            ("gallery", items(picture(), {**picture(), "alt_text": "", "decorative": True})),
            ("video", video(poster=make_image().pk, transcript=make_document().pk)),
        ),
    )
    french = translated(story, "fr")
    first, gallery, film = (block.value for block in french.story)
    theirs, pictures, recording = (block.value for block in story.story)
    assert (first["alt_text"], first["caption"]) == ("[fr] Two boats", "[fr] At dawn.")
    assert first["image"] == theirs["image"]
    assert [one["alt_text"] for one in gallery] == ["[fr] Two boats", ""]
    assert [one["decorative"] for one in gallery] == [False, True]
    assert [one["image"] for one in gallery] == [one["image"] for one in pictures]
    assert film["title"] == "[fr] The opening"
    for name in ("url", "language", "poster", "transcript"):
        assert film[name] == recording[name]


def test_titles_and_captions_are_found_and_codes_and_addresses_are_not(site):
    block = StoryBlock()
    value = block.to_python(
        [
            {"type": "gallery", "value": [picture()]},
            {"type": "video", "value": video()},
        ]
    )
    assert block.get_searchable_content(value) == ["Two boats", "At dawn.", "The opening"]


def test_files_inside_blocks_are_open_while_their_page_is(site, client):
    in_gallery, poster, transcript = make_image(), make_image(), make_document()
    pictures = [{"image": in_gallery.pk, "alt_text": "A boat"}] * 2
    value = video(poster=poster.pk, transcript=transcript.pk)
    story = published(NewsPage, story=story_of(("gallery", pictures), ("video", value)))
    addresses = [
        transcript.url,
        *(image.get_rendition("width-100").url for image in (in_gallery, poster)),
    ]
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    story.unpublish()
    assert [client.get(address).status_code for address in addresses] == [404, 404, 404]
