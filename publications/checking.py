"""What there is to say about the dates of events and stories before they are published."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from pages.checking import remarks
from pages.checking.remarks import Remark


def about_day(story: Any) -> Iterator[Remark]:
    """A story tells what happened."""
    if story.date and story.date > timezone.localdate():
        yield remarks.warns(_("The story bears a date that is still to come."), "date")


def about_times(event: Any) -> Iterator[Remark]:
    """One query for a public event: when it was to begin until now."""
    if event.starts_at is None or event.ends_at is None:
        return
    if event.status == event.Status.POSTPONED and event.is_over:
        sentence = _(
            "It was postponed and its old date has passed: give the new one, or cancel it."
        )
        yield remarks.warns(sentence, "starts_at")
    if event.live and event.pk and not event.previous_starts_at:
        stored = type(event).objects.filter(pk=event.pk).values_list("starts_at", flat=True).first()
        if stored and stored != event.starts_at:
            sentence = _(
                "The start has moved. Fill in the start before it was moved, so that readers are told."
            )
            yield remarks.warns(sentence, "previous_starts_at")
