"""Strings without markup are read as wagtail-localize reads them, only without its parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from translation import strings

# The original's parser wonders at texts such as "notes.txt"; ours do not come to it.
pytestmark = pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")

words = st.one_of(
    st.text(), st.text(alphabet="ab '\"`/#;!-\t\u00a0\u2028\ufeff\x0b\x1fé中ع<>&\n\r\x00")
)


@given(words)
def test_plain_text(text):
    assert (
        StringValue.from_plaintext(text).data
        == strings.stock_from_plaintext(StringValue, text).data
    )


@given(words.filter(lambda text: "<" not in text))
def test_text_of_the_source(text):
    ours, theirs = (
        StringValue.from_source_html(text),
        strings.stock_from_source_html(StringValue, text),
    )
    assert (ours[0].data, ours[1]) == (theirs[0].data, theirs[1])


@given(words)
def test_text_that_is_shown(text):
    value = StringValue(text)
    assert value.render_text() == strings.stock_render_text(value)


def test_ours_are_in_place():
    assert StringValue.from_plaintext.__func__ is strings.from_plaintext
    assert StringValue.render_text is strings.render_text
