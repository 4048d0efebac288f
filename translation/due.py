"""
What goes live, or ends, at a time that somebody has set.

Each item is a transaction of its own: what is refused or fails stops no other. Two workers may run this at
once, and each item is published once.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log as record
from wagtail.models import DraftStateMixin, Page, Revision

from jobs.faults import fault_point
from translation.gate import GateClosed

REFUSED = "translation.publish.refused"

log = logging.getLogger(__name__)


def publish_due(at: datetime | None = None) -> None:
    """End what has expired, then publish what is due. What crashes stays due and is tried again."""
    at = at or timezone.now()
    for thing in expired(at):
        _end(thing, at)
    for revision in due(at):
        _publish(revision.pk, at)


def expired(at: datetime) -> list[Any]:
    """Live pages and other things whose time is over, the first one first."""
    return [
        thing
        for model in _models()
        for thing in model.objects.filter(live=True, expire_at__lt=at).order_by("expire_at")
    ]


def due(at: datetime) -> list[Revision]:
    """Revisions whose time has come, in their order."""
    return list(Revision.objects.filter(approved_go_live_at__lt=at).order_by("approved_go_live_at"))


def _models() -> Iterator[Any]:
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def _end(thing: Any, at: datetime) -> None:
    try:
        with transaction.atomic():
            rows = type(thing).objects.select_for_update()
            current = rows.filter(pk=thing.pk, live=True, expire_at__lt=at).first()
            if current is not None:
                current.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:
        log.exception("%r could not be ended; it is hidden by the clock meanwhile", thing)


def _publish(pk: int, at: datetime) -> None:
    try:
        with transaction.atomic():
            rows = Revision.objects.select_for_update()
            revision = rows.filter(pk=pk, approved_go_live_at__lt=at).first()
            if revision is not None:
                revision.publish(log_action="wagtail.publish.scheduled")
                fault_point("due.published")
    except GateClosed as refusal:
        _call_off(pk, refusal)
    except Exception:
        log.exception("the revision %s could not be published; it stays due", pk)


def _call_off(pk: int, refusal: GateClosed) -> None:
    """Take it off the schedule, and say why in the page's history."""
    with transaction.atomic():
        revision = Revision.objects.filter(pk=pk).first()
        if revision is None:
            return
        Revision.objects.filter(pk=pk).update(approved_go_live_at=None)
        record(
            instance=revision.as_object(),
            action=REFUSED,
            user=revision.user,
            revision=revision,
            data={"sentences": refusal.sentences},
        )
    log.warning("not published at its time: %s: %s", revision.object_str, refusal)
