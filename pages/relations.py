"""Which works a page is related to, by number: all its many-to-many relations in one query."""

from typing import Any

from django.db.models import Value
from modelcluster.models import get_all_child_m2m_relations
from wagtail.models import Page


def numbers_of(page: Page) -> dict[str, list[int]]:
    """
    The numbers of related pages by relation, each in the order of the tree. One query for all relations;
    none for those that the page holds unsaved, as a preview does.
    """
    held: dict[str, list[Any]] = getattr(page, "_cluster_related_objects", None) or {}
    fields = {field.name: field for field in get_all_child_m2m_relations(type(page))}
    found: dict[str, list[int]] = {name: [] for name in fields}
    for name in held.keys() & fields.keys():
        found[name] = [related.pk for related in sorted(held[name], key=lambda p: p.path or "")]
    asked = [_rows(fields[name], page) for name in fields if name not in held]
    if page.pk and asked:
        rows = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]
        for name, number, _path in sorted(rows, key=lambda row: row[2]):
            found[name].append(number)
    return found


def _rows(field: Any, page: Page) -> Any:
    """Rows of (relation, number, path)."""
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = field.remote_field.through.objects.filter(**{here: page.pk})
    return rows.values_list(Value(field.name), f"{there}_id", f"{there}__path")
