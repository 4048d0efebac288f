"""The address that never changes: what citations, calendars and machines keep."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse


def permanent_url(family: UUID | str, place: str = "") -> str:
    """
    `https://…/id/<uuid>`, which leads to the best language for whoever follows it; of a country or region
    `https://…/id/<uuid>/ht`.
    """
    path = (
        reverse("permanent_place", args=[family, place])
        if place
        else reverse("permanent", args=[family])
    )
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + path
