"""In which languages a work can be read, for those who write it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Page

from pages import vocabularies
from pages.checking import remarks
from pages.checking.remarks import Remark
from pages.punctuation import list_comma
from translation.progress import progress_of
from translation.standing import is_source
from translation.waiting import State


def about_languages(page: Page) -> Iterator[Remark]:
    """Of a source: which languages there are, which are behind, which are to come."""
    if not is_source(page):
        return
    progress = progress_of(page)
    complete = [code for code, state in progress.items() if state is None]
    behind = [code for code, state in progress.items() if state == State.BEHIND]
    missing = [code for code in progress if code not in {*complete, *behind}]
    if behind:
        sentence = _("Public, but behind this page: %(languages)s.")
        yield remarks.warns(sentence % {"languages": _in_words(behind)})
    if complete:
        sentence = _("Public and complete in: %(languages)s.")
        yield remarks.tells(sentence % {"languages": _in_words(complete)})
    if missing:
        sentence = _("Not public yet in: %(languages)s.")
        yield remarks.tells(sentence % {"languages": _in_words(missing)})


def _in_words(codes: list[str]) -> str:
    return list_comma().join(map(vocabularies.language_name, codes))
