"""The demonstration's own works."""

from pathlib import Path

import content
from content.folder import in_place, problems_in
from content.reading import read_work

PAGES = Path(content.__file__).parent / "pages"


def texts():
    for path in in_place(PAGES):
        yield from read_work(path).work.texts.values()


def test_all_works_can_be_read_without_a_problem():
    assert [str(problem) for problem in problems_in(PAGES)] == []


def test_there_are_a_hundred_works():
    assert len(in_place(PAGES)) == 100


def test_one_text_is_missing_and_one_is_a_draft_to_show_what_that_looks_like():
    found = [(text.address, text.language, text.draft) for text in texts()]
    assert len(found) == 599
    languages = {language for _address, language, _draft in found}
    missing = {(path, language) for path in {f[0] for f in found} for language in languages} - {
        (address, language) for address, language, _draft in found
    }
    assert missing == {("news/ask-at-the-counter", "ru")}
    assert [(address, language) for address, language, draft in found if draft] == [
        ("news/a-street-in-six-pictures-we-did-not-take", "ar")
    ]


def test_every_picture_says_what_it_shows_in_every_language_that_is_ready():
    for text in texts():
        if text.facts.image and not text.draft:
            assert text.facts.image_alt, (text.address, text.language)
