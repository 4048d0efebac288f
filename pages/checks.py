"""What an engineer forgets once: said at start-up, with what to type."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register


@register()
def each_kind_belongs_to_one_type(**kwargs: Any) -> list[CheckMessage]:
    """A page type owns the word by which addresses, filters and the API know it."""
    from pages.models import BasePage  # noqa: PLC0415

    owners: dict[str, list[str]] = defaultdict(list)
    for model in apps.get_models():
        if issubclass(model, BasePage) and model.search_kind:
            owners[model.search_kind].append(model._meta.label)
    return [
        Error(
            f"{' and '.join(labels)} are both known as “{kind}”.",
            hint=f"Give one of them another search_kind than “{kind}”.",
            id="pages.E001",
        )
        for kind, labels in owners.items()
        if len(labels) > 1
    ]
