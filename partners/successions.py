"""Who carries on the work of whom."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from wagtail.models import Page

from access.models import WorkSource
from pages.languages import Resolved
from search.outbox import changed


def families_before(page: Page) -> list[UUID]:
    """The organizations that name this one, in whatever language, as their successor. One query."""
    partners: Any = apps.get_model("partners.PartnerPage")
    named = partners.objects.filter(successor__translation_key=page.translation_key)
    sources = WorkSource.objects.filter(page_id__in=named.values("pk"))
    return list(sources.values_list("translation_key", flat=True))


def leads_back(page: Page, successor: Any) -> bool:
    """Whether the way from a successor to its own, and on, comes back to an organization."""
    met: set[UUID] = set()
    while successor is not None and successor.translation_key not in met:
        if successor.translation_key == page.translation_key:
            return True
        met.add(successor.translation_key)
        successor = successor.successor
    return False


def by_title(works: Iterable[Resolved]) -> list[Resolved]:
    return sorted(works, key=lambda work: work.title.casefold())


def tell_successor(sender: type, instance: Any, **kwargs: Any) -> None:
    """What an organization is called, and whether it is there, is found with its successor too."""
    if instance.successor is not None:
        changed([instance.successor.translation_key], "successor")
