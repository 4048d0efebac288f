"""A text becomes blocks; what is not part of the format is refused."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import blocks
from content.front_matter import Page
from content.markdown import BodyReader
from content.problems import Sheet


def read(body, language="en"):
    """The blocks of a text without their lines, and what is wrong with it."""
    sheet = Sheet("x.md")
    page = Page(front={}, body=body, body_line=1)
    found = BodyReader(page, language, sheet).read()
    return found, [f"{problem.line}: {problem.sentence}" for problem in sheet.problems]


def only(body, language="en"):
    found, told = read(body, language)
    assert told == []
    (block,) = found
    return block


def told(body):
    return read(body)[1]


def test_paragraphs_and_lists_in_a_row_are_one_block():
    block = only("One.\n\nTwo\nlines.\n\n- a\n- b\n\n1. first\n\n   more\n2. second\n")
    assert block == blocks.Prose(
        line=1,
        html="<p>One.</p><p>Two lines.</p><ul><li>a</li><li>b</li></ul>"
        "<ol><li><p>first</p><p>more</p></li><li><p>second</p></li></ol>",
    )


def test_chinese_lines_join_without_a_space():
    assert only("一行\n又一行\n", "zh-hans") == blocks.Prose(line=1, html="<p>一行又一行</p>")


def test_a_heading_parts_the_running_text():
    found, _ = read("One.\n\n## Causes\n\nTwo.\n\n### Deeper\n")
    assert found == (
        blocks.Prose(line=1, html="<p>One.</p>"),
        blocks.Heading(line=3, level=2, text="Causes"),
        blocks.Prose(line=5, html="<p>Two.</p>"),
        blocks.Heading(line=7, level=3, text="Deeper"),
    )


def test_emphasis_is_kept_and_angle_brackets_are_words():
    block = only("**Strong**, *soft* and <b>5 & 6</b>.\n")
    assert block.html == "<p><b>Strong</b>, <i>soft</i> and &lt;b&gt;5 &amp; 6&lt;/b&gt;.</p>"


def test_links_lead_to_works_or_out():
    block = only('[a](/news/boats) [b](/news/boats/) [c](https://example.org/?a=1&b="2")\n')
    assert block.html == (
        '<p><a href="work:news/boats">a</a> <a href="work:news/boats">b</a>'
        ' <a href="https://example.org/?a=1&amp;b=%222%22">c</a></p>'
    )


def test_every_work_that_a_text_names_is_noted_with_its_line():
    sheet = Sheet("x.md")
    body = (
        "One\n[a](/news/a) two\n[b](/news/b).\n\n> Words.\n> — @ada\n\n"
        "::: people\ncleo\n:::\n\n::: related\nnews/c\nnews/d\n:::\n"
    )
    BodyReader(Page(front={}, body=body, body_line=10), "en", sheet).read()
    assert {(mention.address, mention.line) for mention in sheet.mentions} == {
        ("news/a", 11),
        ("news/b", 12),
        ("persons/ada", 14),
        ("persons/cleo", 18),
        ("news/c", 22),
        ("news/d", 23),
    }


def test_a_quote_says_who_by_slug_or_by_name():
    assert only("> We came\n> early.\n> — @ada-lane\n") == blocks.Quote(
        line=1, words="We came early.", person="persons/ada-lane"
    )
    assert only("> We came.\n>\n> And left.\n> — Manuel\n") == blocks.Quote(
        line=1, words="We came. And left.", who="Manuel"
    )


def test_a_table_is_rows_of_plain_cells():
    block = only("| Beach | Boats |\n|---|---:|\n| Anomasa | 41 |\n| Kelling | |\n")
    assert block.rows == (("Beach", "Boats"), ("Anomasa", "41"), ("Kelling", ""))


def test_blocks_between_colons():
    found, _ = read(
        "::: statistic 80+\nparticipants\n:::\n\n"
        "::: callout How to join\nBy [a form](/pages/hub).\n:::\n\n"
        "::: people\nada\ncleo\n:::\n\n::: related\nnews/a\n:::\n"
    )
    assert found == (
        blocks.Statistic(line=1, number="80+", label="participants"),
        blocks.Callout(
            line=5, title="How to join", html='<p>By <a href="work:pages/hub">a form</a>.</p>'
        ),
        blocks.People(line=9, persons=("persons/ada", "persons/cleo")),
        blocks.Related(line=14, pages=("news/a",)),
    )


def test_a_picture_is_a_paragraph_of_its_own():
    assert only('![Two boats](boats.jpg "At dawn.")\n') == blocks.Picture(
        line=1, file="boats.jpg", alt_text="Two boats", caption="At dawn."
    )


def test_a_picture_that_adds_nothing_says_so():
    assert only("![decorative](line.png)\n") == blocks.Picture(line=1, file="line.png", alt_text="")


def test_pictures_side_by_side_are_a_gallery():
    body = '::: gallery\n![Two boats](a.jpg "At dawn.")\n![A net](b.jpg)\n\n![decorative](c.jpg)\n:::\n'
    assert only(body) == blocks.Gallery(
        line=1,
        pictures=(
            blocks.Picture(file="a.jpg", alt_text="Two boats", caption="At dawn."),
            blocks.Picture(file="b.jpg", alt_text="A net"),
            blocks.Picture(file="c.jpg", alt_text=""),
        ),
    )


def test_a_video_has_an_address_a_title_and_a_language():
    body = "::: video https://example.org/v?a=1\nThe opening\nposter: a.jpg\nlanguage: fr\n:::\n"
    assert only(body) == blocks.Video(
        line=1,
        url="https://example.org/v?a=1",
        title="The opening",
        language="fr",
        poster="a.jpg",
    )


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("# Title\n", "1: Headings are ## or ###. The title stands in the front matter."),
        ("#### Deep\n", "1: Headings are ## or ###. The title stands in the front matter."),
        ("## [a](/news/a)\n", "1: Only plain words have a place here: no links, no emphasis."),
        ("##\n", "1: The heading is missing."),
        (f"## {'a' * 201}\n", "1: The heading has 201 characters: write at most 200."),
        ("Words `code`.\n", "1: Code is not part of the format."),
        ("```\ncode\n```\n", "1: Code is not part of the format."),
        ("One.\n\n    indented\n", "3: Text indented by four spaces is not part of the format."),
        ("One.\n\n***\n", "3: A line across is not part of the format."),
        ("One ![a](b.jpg) two.\n", "1: A picture inside a sentence is not part of the format."),
        ("![](b.jpg)\n", "1: What the picture shows, ![like this](…), is missing."),
        (
            "One\n[a](boats.html).\n",
            "2: “boats.html” leads nowhere. Link to /section/slug or to https://…",
        ),
        ("[a](/news)\n", "1: “/news” leads nowhere. Link to /section/slug or to https://…"),
        ("[a](/news/a#b)\n", "1: “/news/a#b” leads nowhere. Link to /section/slug or to https://…"),
        ("- a\n\n5. five\n", "3: A list counts from 1: our editor knows no other start."),
        ("- a\n\n  > b\n", "3: A quote inside a list is not part of the format."),
        ("> Words.\n", "1: End the quote with a line that says who: — @slug, or — a name."),
        ("> — Ada\n", "1: End the quote with a line that says who: — @slug, or — a name."),
        ("> - a\n> - b\n", "1: A quote holds paragraphs only."),
        ("> Words.\n> — @Ada Lane\n", "1: “persons/Ada Lane” is no work. Write one in each line."),
        (
            "| **a** | b |\n|---|---|\n",
            "1: Only plain words have a place here: no links, no emphasis.",
        ),
        ("::: statistic\npeople\n:::\n", "1: The figure is missing."),
        ("::: statistic 80+\n:::\n", "1: Say in one line what the figure counts."),
        ("::: statistic 80+\none\n\ntwo\n:::\n", "1: Say in one line what the figure counts."),
        ("::: callout\nText.\n:::\n", "1: The title of the call-out is missing."),
        ("::: callout Title\n:::\n", "1: The call-out has no text."),
        (
            "::: callout Title\n## Head\n:::\n",
            "2: A heading inside a list is not part of the format.",
        ),
        ("::: gallery\n![a](a.jpg)\n:::\n", "1: A gallery holds 2 to 12 pictures; this one has 1."),
        (
            "::: gallery\n![a](a.jpg)\nWords.\n:::\n",
            "2: A gallery holds pictures only, one in each line.",
        ),
        (
            "::: gallery\n![](a.jpg)\n![b](b.jpg)\n:::\n",
            "1: What the picture shows, ![like this](…), is missing.",
        ),
        *(
            (
                f"::: video {address}\nTitle\nlanguage: fr\n:::\n",
                "1: Give the address of the video beside its name: ::: video https://…",
            )
            for address in (
                "",
                "javascript:alert(1)",
                "http://a.org/",
                "https://a.org@b.org/",
                "a b",
            )
        ),
        (
            "::: video https://a.org/v\n:::\n",
            "1: A video has a line for its title, then lines for its language, poster and transcript.",
        ),
        (
            "::: video https://a.org/v\nTitle\nlanguage: xx\n:::\n",
            "1: Say the language of the recording: language: fr, or another code.",
        ),
        (
            "::: video https://a.org/v\nTitle\nlength: 3\n:::\n",
            (
                "1: “length: 3” is not known of a video."
                " Known: language: fr, poster: file.jpg, transcript: name"
            ),
        ),
        ("::: people\n:::\n", "1: Name a work in each line of this block."),
        (
            "::: people\nAda Lane\n:::\n",
            "2: “persons/Ada Lane” is no work. Write one in each line.",
        ),
        ("::: related\nboats\n:::\n", "2: “boats” is no work. Write one in each line."),
        ("::: people\nada\n", "1: This block is never closed: end it with a line :::"),
        (
            "One.\n\n::: sound x\n:::\n",
            (
                "3: “::: sound x” opens no block."
                " Known: statistic, callout, gallery, video, people, related."
            ),
        ),
    ],
)
def test_what_is_not_part_of_the_format_is_refused_with_its_line(body, sentence):
    assert told(body) == [sentence]


def test_everything_that_is_wrong_is_told_at_once():
    assert told("# A\n\nOne.\n\n***\n\n::: people\n:::\n") == [
        "1: Headings are ## or ###. The title stands in the front matter.",
        "5: A line across is not part of the format.",
        "7: Name a work in each line of this block.",
    ]


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(body):
    found, sentences = read(body)
    assert all(sentences)
    assert all(block.line >= 1 for block in found)


@given(st.text('abc <&>"é中', min_size=1))
def test_plain_words_come_through_whole(words):
    words = " ".join(words.replace(">", "»").split()) or "a"
    assert unescape(only(f"x{words}\n").html) == f"<p>x{words}</p>"
