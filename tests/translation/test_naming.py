"""What texts are called in refusals, and what is cleaned or refused as a value."""

import pytest

from publications.models import NewsPage, SideEventPage
from translation.checks import no_snippet_in_several_languages
from translation.cleaning import without_control_characters
from translation.naming import name_of


@pytest.mark.parametrize(
    ("model", "path", "name"),
    [
        (NewsPage, "title", "Title"),
        (NewsPage, "story.heading.text", "Text: Heading, Text"),
        (NewsPage, "story.quote.words", "Text: Quote, What was said"),
        (NewsPage, "story.text", "Text: Text"),
        (SideEventPage, "speakers.role", "Speaker: Role"),
        (NewsPage, "story.gone.text", "Text"),
        (NewsPage, "gone", "gone"),
    ],
)
def test_a_text_is_called_as_on_the_form(model, path, name):
    assert name_of(model, path) == name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Bon\x00jour\x1f", "Bonjour"),
        ("a\tb\nc", "a\tb\nc"),
        ("\ud800lone", "lone"),
        ("العربية 中文 🙂", "العربية 中文 🙂"),
    ],
)
def test_characters_that_nobody_sees_are_dropped(typed, kept):
    assert without_control_characters(typed) == kept


def test_no_snippet_speaks_several_languages_yet():
    assert no_snippet_in_several_languages() == []


def test_one_that_does_is_told_of(monkeypatch):
    """The check speaks about whatever Wagtail has registered."""
    monkeypatch.setattr("translation.checks.get_snippet_models", lambda: [NewsPage])
    (error,) = no_snippet_in_several_languages()
    assert error.id == "translation.E001"
    assert "publications.NewsPage" in error.msg
