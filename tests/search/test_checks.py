from typing import ClassVar

from search import checks, searchable
from search.searchable import Searchable


def test_nothing_is_missing():
    assert checks.each_language_has_a_row() == []
    assert checks.each_type_answers() == []


def test_a_language_without_a_row_is_told_what_to_type(settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("pt", "Portuguese")]
    [error] = checks.each_language_has_a_row()
    assert error.id == "search.E002"
    assert 'SearchLanguage(code="pt"' in error.hint
    assert "search/languages.py" in error.hint


def test_a_type_that_says_nothing_is_told_so(monkeypatch):
    class Silent(Searchable):
        search_kind: ClassVar[str] = "silence"

    monkeypatch.setattr(checks, "searchable_types", lambda: [Silent])
    [error] = checks.each_type_answers()
    assert error.id == "search.E003"
    assert searchable.searchable_types()
