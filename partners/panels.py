"""What editors find about persons on the first page of the admin."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry  # type: ignore[attr-defined]

from access.models import WorkSource
from partners.endings import KINDS, SOON, Ending, endings_of, today
from partners.models import PersonPage

_MOST = 20


class EndingConsentsPanel(Component):  # type: ignore[misc]
    """Consents that end within thirty days, of persons whom one may edit: the nearest first."""

    name = "ending-consents"
    template_name = "partners/admin/ending_consents.html"
    order = 150

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"endings": endings_for(parent_context["request"].user)}


def endings_for(user: Any) -> list[Ending]:
    """Two queries, and what Wagtail asks about somebody's permissions."""
    policy = policy_registry.get_by_type(Page)
    editable = policy.instances_user_has_permission_for(user, "change").values("pk")
    soon = Q()
    for kind in KINDS:
        within = Q(**{f"{kind}_until__range": (today(), today() + SOON)})
        soon |= Q(**{f"{kind}_consent": True}) & within
    is_source = Exists(WorkSource.objects.filter(page_id=OuterRef("pk")))
    persons = PersonPage.objects.filter(soon, is_source, live=True, pk__in=editable)
    endings = [ending for person in persons for ending in endings_of(person)]
    return sorted(endings, key=lambda ending: (ending.day, ending.person.title))[:_MOST]
