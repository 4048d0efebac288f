from search.query import parse
from search.snippets import Wanted, marked, snippet


def wanted(text, language="en"):
    return Wanted.of(parse(text), language)


def test_words_are_marked_in_any_form_and_neighbours_together():
    assert (
        marked("Countering organized crimes today", wanted("organized crime"))
        == "Countering <mark>organized crimes</mark> today"
    )


def test_an_acronym_with_a_hyphen_is_one_mark():
    assert marked("The GI-TOC said", wanted("gi-toc")) == "The <mark>GI-TOC</mark> said"


def test_chinese_and_arabic_are_marked_as_they_stand():
    assert (
        marked("打击跨国有组织犯罪", wanted("有组织犯罪", "zh-hans"))
        == "打击跨国<mark>有组织犯罪</mark>"
    )
    assert marked("مكافحة الجريمة", wanted("جريمة", "ar")) == "مكافحة <mark>الجريمة</mark>"


def test_nothing_in_a_text_is_markup():
    assert (
        marked('<script>crime</script> & "x"', wanted("crime script"))
        == "&lt;<mark>script</mark>&gt;<mark>crime</mark>&lt;/<mark>script</mark>&gt; &amp; &quot;x&quot;"
    )


def test_the_stretch_with_most_of_the_words_is_shown():
    text = (
        "Crime. " + "Nothing here. " * 60 + "A harbour where crime meets pilots. " + "More. " * 60
    )
    shown = snippet(("", text), wanted("harbour crime pilots"))
    assert "<mark>harbour</mark> where <mark>crime</mark> meets <mark>pilots</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 340


def test_without_a_find_the_beginning_is_shown():
    assert snippet(("", "A summary.", "A body."), wanted("zebra")) == "A summary."


def test_common_words_are_not_marked():
    assert marked("The end of the road", wanted("the road")) == "The end of the <mark>road</mark>"
