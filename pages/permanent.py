"""The address that never changes: what citations, calendars and machines keep."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse


def permanent_url(family: UUID | str) -> str:
    """`https://…/id/<uuid>`, which leads to the best language for whoever follows it."""
    return str(settings.WAGTAILADMIN_BASE_URL).rstrip("/") + reverse("permanent", args=[family])
