"""
The records of many works at once, for calendars and exports.

A page finds what it names when it is shown; a list of a hundred would ask a hundred times. Here the rows
and the works that all of them name are read together: the number of queries follows from the types and
languages among them, not from how many there are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from django.db.models import prefetch_related_objects
from treebeard.mp_tree import MP_Node
from wagtail.models import Page

from access.visibility import visible
from pages.languages import resolve_pages
from pages.models import BasePage
from pages.records import Record


def records_of(pages: Sequence[BasePage]) -> list[Record]:
    """
    What outside formats know of some works, in their order; without pictures, languages and what their texts
    name, which a list does not show.

    Each names others in its own language, as its page does. The pages are no good for showing afterwards.
    """
    for page in pages:
        page.is_one_of_many = True
    _read_rows(pages)
    _find_neighbours(pages)
    _find_trails(pages)
    return [page.as_record() for page in pages]


def _read_rows(pages: Iterable[BasePage]) -> None:
    """The rows of their relations, as `shown` keeps them. A query for each relation of each type."""
    for model, group in _by(pages, type).items():
        prefetch_related_objects(group, *model.record_relations)
        names = [path.split("__")[0] for path in model.record_relations]
        for page in group:
            page.know_rows({name: list(getattr(page, name).all()) for name in names})


def _find_neighbours(pages: Iterable[BasePage]) -> None:
    """The works that they name, found once for each language."""
    for group in _by(pages, lambda page: page.locale_id).values():
        ids = {pk for page in group for pk in page.related_ids()}
        found = resolve_pages(ids, group[0].locale)
        for page in group:
            page.neighbours = found


def _find_trails(pages: Iterable[BasePage]) -> None:
    """The pages above them. Two queries for all."""
    above = {page.pk: _paths_above(page) for page in pages}
    wanted = Page.objects.filter(path__in={path for paths in above.values() for path in paths})
    seen = visible(wanted.filter(depth__gt=1)).select_related("locale")
    by_path = {page.path: page for page in seen}
    for page in pages:
        page.know_trail([by_path[path] for path in above[page.pk] if path in by_path])


def _paths_above(page: Page) -> list[str]:
    """Tree paths of the pages above one, from the root down."""
    steps = [page.path[i : i + MP_Node.steplen] for i in range(0, len(page.path), MP_Node.steplen)]
    return list(accumulate(steps))[:-1]


def _by(pages: Iterable[BasePage], key: Any) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for page in pages:
        groups[key(page)].append(page)
    return groups
