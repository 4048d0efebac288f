"""What publishing would refuse and a draft may leave open: empty fields, empty places of a story."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Page

from pages.checking import remarks, stories
from pages.checking.remarks import Remark
from pages.checking.rows import rows_of
from translation.naming import name_of

_EMPTY = {"required", "blank", "null"}


def faults(page: Page) -> Iterator[Remark]:
    """
    In the order of the form. Two queries: the parent, and whether the slug is free. What a chooser holds is
    taken for granted, as each would ask for itself; drafts are not saved without it.
    """
    yield from _of_fields(page)
    yield from _of_rows(page)
    yield from _of_story(page)


def _of_fields(page: Page) -> Iterator[Remark]:
    for name, errors in _errors(page).items():
        for error in errors:
            yield _said(type(page), name, error, anchor=name)


def _of_rows(page: Page) -> Iterator[Remark]:
    for name, row in rows_of(page):
        for field, errors in _errors(row).items():
            path = name if field == "__all__" else f"{name}.{field}"
            for error in errors:
                yield _said(type(page), path, error, anchor=name)


def _errors(thing: Any) -> dict[str, list[ValidationError]]:
    """What is wrong with a page or a row of it, by field; "__all__" for none in particular."""
    relations = [f.name for f in thing._meta.get_fields() if f.is_relation]
    try:
        thing.full_clean(exclude=relations, validate_unique=False, validate_constraints=False)
    except ValidationError as problem:
        return problem.error_dict
    return {}


def _said(model: type[Page], path: str, error: ValidationError, *, anchor: str) -> Remark:
    if path == "__all__":
        return remarks.blocks(" ".join(error.messages))
    said = {"place": name_of(model, path), "sentence": " ".join(error.messages)}
    if error.code in _EMPTY:
        return remarks.blocks(_("“%(place)s” is still empty.") % said, anchor)
    return remarks.blocks(_("“%(place)s”: %(sentence)s") % said, anchor)


def _of_story(page: Any) -> Iterator[Remark]:
    for gap in stories.gaps(page.story):
        place = name_of(type(page), ".".join(("story", *gap.path)))
        if gap.wanted:
            sentence = _("“%(place)s” takes at least %(number)d.")
            said = sentence % {"place": place, "number": gap.wanted}
        else:
            said = _("“%(place)s” is still empty.") % {"place": place}
        yield remarks.blocks(said, f"story.{gap.block_id}")
