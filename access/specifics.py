"""
Pages as what they are, in one query.

Wagtail's `.specific()` asks once for each type; a page names works of nine. A join over the tables of the
works' types asks once for all.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageQuerySet


@cache
def _tables() -> dict[str, type[Page]]:
    """Types of pages that works are of, by the name under which a row of Page knows its other half."""
    return {
        model._meta.model_name or "": model
        for model in apps.get_models()
        if issubclass(model, Page) and bool(getattr(model, "search_kind", ""))
    }


def whole(pages: PageQuerySet) -> list[Any]:
    """
    The pages of a query as their own types with their locale, in its order. What is of no such type
    stays a Page.
    """
    return [_whole(row) for row in pages.select_related("locale", *_tables())]


def _whole(row: Page) -> Any:
    kind = ContentType.objects.get_for_id(row.content_type_id).model
    page = getattr(row, kind) if kind in _tables() else row
    page.locale = row.locale
    for name, value in vars(row).items():  # what the query annotated
        if name not in vars(page) and not name.startswith("_") and name not in _tables():
            setattr(page, name, value)
    return page
