"""
Child rows and related works of many pages: fetched, compared and written in bulk.

They are held where modelcluster holds what is not saved yet, so that a page answers without a query.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, TranslatableMixin

from pages.models import BasePage

# What publishing changes besides the content.
_OF_THE_STATE = {
    "draft_title",
    "expired",
    "first_published_at",
    "has_unpublished_changes",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live",
    "live_revision",
}


@cache
def relations_of(model: type[BasePage]) -> list[Any]:
    return list(get_all_child_relations(model))


@cache
def related_fields_of(model: type[BasePage]) -> list[Any]:
    return list(get_all_child_m2m_relations(model))


def hold(page: BasePage, rows: dict[str, list[Any]]) -> None:
    """Set all that a page holds besides its fields, as modelcluster keeps what is not saved."""
    page._cluster_related_objects = rows  # noqa: SLF001


def held(page: BasePage) -> dict[str, list[Any]]:
    if not hasattr(page, "_cluster_related_objects"):
        hold(page, {})
    found: dict[str, list[Any]] = page._cluster_related_objects  # noqa: SLF001
    return found


def attach(model: type[BasePage], pages: Sequence[BasePage]) -> None:
    """Give pages of one type their rows and related works, a query for each relation."""
    numbers = [page.pk for page in pages]
    for relation in relations_of(model):
        found = defaultdict(list)
        parent = relation.field
        rows = relation.related_model._base_manager.filter(**{f"{parent.name}__in": numbers})  # noqa: SLF001
        for row in rows.order_by(*relation.related_model._meta.ordering, "pk"):
            found[getattr(row, parent.attname)].append(row)
        for page in pages:
            held(page)[relation.get_accessor_name()] = found[page.pk]
    for field in related_fields_of(model):
        related = defaultdict(list)
        here, there = field.m2m_column_name(), field.m2m_reverse_name()
        pairs = field.remote_field.through._base_manager.filter(**{f"{here}__in": numbers})  # noqa: SLF001
        for pk, other in pairs.order_by("pk").values_list(here, there):
            related[pk].append(field.related_model(id=other, page_ptr_id=other))
        for page in pages:
            held(page)[field.name] = related[page.pk]


def rows_of(page: BasePage) -> dict[str, list[Any]]:
    """A page's child rows by relation."""
    names = [relation.get_accessor_name() for relation in relations_of(type(page))]
    return {name: list(getattr(page, name).all()) for name in names}


@dataclass(frozen=True, kw_only=True)
class Before:
    """A page as it stood, for telling what changed. One that was only sown said nothing."""

    rows: dict[str, list[Any]]
    content: str

    @classmethod
    def of(cls, page: BasePage) -> "Before":
        content = content_of(page) if page.latest_revision_id else ""
        return cls(rows=rows_of(page), content=content)


def content_of(page: BasePage) -> str:
    """All that a page says, as one comparable text: without its state, whatever the order of keys."""
    data = {k: v for k, v in page.serializable_data().items() if k not in _OF_THE_STATE}
    data["story"] = json.loads(data["story"])
    for field in related_fields_of(type(page)):
        data[field.name] = sorted(data[field.name])
    return json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True)


def adopt(page: BasePage, before: Before) -> None:
    """Rows keep the numbers they had: by their key, or where they have none, by what they hold."""
    for relation in relations_of(type(page)):
        name = relation.get_accessor_name()
        identity = _identity(relation)
        rows = list(getattr(page, name).all())
        for row in rows:
            setattr(row, relation.field.attname, page.pk)
        numbers: dict[Any, list[int]] = defaultdict(list)
        for row in before.rows[name]:
            numbers[identity(row)].append(row.pk)
        for row in rows:
            left = numbers[identity(row)]
            row.pk = left.pop(0) if left else None


def _identity(relation: Any) -> Callable[[Any], Any]:
    if issubclass(relation.related_model, TranslatableMixin):
        return lambda row: row.translation_key
    names = [f.attname for f in relation.related_model._meta.concrete_fields if not f.primary_key]
    return lambda row: tuple(str(getattr(row, name)) for name in names)


class _Changes:
    """Rows of many pages, by what must be done with them."""

    def __init__(self) -> None:
        self.new: dict[Any, list[Any]] = defaultdict(list)
        self.kept: dict[Any, list[Any]] = defaultdict(list)
        self.gone: dict[Any, list[int]] = defaultdict(list)

    def note(self, relation: Any, page: BasePage, before: Before) -> None:
        name, model = relation.get_accessor_name(), relation.related_model
        rows = list(getattr(page, name).all())
        stay = {row.pk for row in rows}
        self.gone[model] += [row.pk for row in before.rows[name] if row.pk not in stay]
        for place, row in enumerate(rows):
            setattr(row, relation.field.attname, page.pk)
            row.sort_order = place
            (self.kept if row.pk else self.new)[model].append(row)

    def write(self) -> None:
        for model, numbers in self.gone.items():
            if numbers:
                model._base_manager.filter(pk__in=numbers).delete()  # noqa: SLF001
        for model, rows in self.kept.items():
            names = [f.name for f in model._meta.concrete_fields if not f.primary_key]
            model._base_manager.bulk_update(rows, names)  # noqa: SLF001
        for model, rows in self.new.items():
            model._base_manager.bulk_create(rows)  # noqa: SLF001


def save(pages: Sequence[tuple[BasePage, Before]]) -> None:
    """Write the rows and related works of many pages: a statement a table for new, kept and gone."""
    changes = _Changes()
    for page, before in pages:
        for relation in relations_of(type(page)):
            if relation.name != COMMENTS_RELATION_NAME:
                changes.note(relation, page, before)
    changes.write()
    _save_related([page for page, _before in pages])


def _save_related(pages: Sequence[BasePage]) -> None:
    by_type = defaultdict(list)
    for page in pages:
        by_type[type(page)].append(page)
    for model, group in by_type.items():
        for field in related_fields_of(model):
            _exchange(field, group)


def _exchange(field: Any, pages: Sequence[BasePage]) -> None:
    """Leave exactly the related works that the pages hold."""
    through = field.remote_field.through
    here, there = field.m2m_column_name(), field.m2m_reverse_name()
    wanted = {(page.pk, other.pk) for page in pages for other in getattr(page, field.name).all()}
    rows = through._base_manager.filter(**{f"{here}__in": [page.pk for page in pages]})  # noqa: SLF001
    have = {(pk, other): row for row, pk, other in rows.values_list("pk", here, there)}
    gone = [row for pair, row in have.items() if pair not in wanted]
    if gone:
        through._base_manager.filter(pk__in=gone).delete()  # noqa: SLF001
    new = [
        through(**{here: page.pk, there: other.pk})
        for page in pages
        for other in getattr(page, field.name).all()
        if (page.pk, other.pk) not in have
    ]
    through._base_manager.bulk_create(new)  # noqa: SLF001
