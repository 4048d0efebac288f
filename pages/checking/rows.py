"""The rows that a page's form holds: speakers, files, partners."""

from collections.abc import Iterator
from typing import Any

from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME


def rows_of(page: Any) -> Iterator[tuple[str, Any]]:
    """
    Each with the name of its relation, as they stand in the draft, read once for all who ask. Comments are
    no part of a page.
    """
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            yield from ((name, row) for row in page.shown(name))
