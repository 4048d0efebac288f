"""When something takes place, and whether it still does."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publications.fields import EventTimeField


class Timed(models.Model):
    """Has a start and an end in a zone of its own, and a decision whether it is on."""

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        POSTPONED = "postponed", _("Postponed")
        CANCELLED = "cancelled", _("Cancelled")

    starts_at = EventTimeField(_("starts"))
    ends_at = EventTimeField(_("ends"))
    time_zone = models.CharField(
        _("time zone"),
        max_length=40,
        default="UTC",
        help_text=_("All times of the event are in it."),
    )
    # Whether an event is on, or over, follows from the clock. Only what someone decided is stored.
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.SCHEDULED)
    status_reason = models.CharField(_("reason"), max_length=300, blank=True)
    previous_starts_at = EventTimeField(
        _("start before it was moved"),
        null=True,
        blank=True,
        help_text=_("Shown with the words “New date”."),
    )

    class Meta:
        abstract = True

    def faults_of_time(self) -> Iterator[tuple[str, str | Promise]]:
        """What is wrong, as (field, sentence)."""
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            yield "ends_at", _("An event ends after it starts.")
        if self.time_zone not in available_timezones():
            yield "time_zone", _("Choose a time zone from the list, such as Europe/Vienna.")
        if self.status != self.Status.SCHEDULED and not self.status_reason:
            yield "status_reason", _("Say why, in a sentence that visitors read.")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def begins(self) -> datetime:
        """The start in the event's own zone."""
        return self.starts_at.astimezone(self.zone)

    @property
    def finishes(self) -> datetime:
        return self.ends_at.astimezone(self.zone)

    @property
    def began_before(self) -> datetime | None:
        """The start it had before it was moved, in its own zone."""
        return self.previous_starts_at and self.previous_starts_at.astimezone(self.zone)

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_one_day(self) -> bool:
        return self.begins.date() == self.finishes.date()

    @property
    def state(self) -> str:
        """cancelled, postponed, past, live, rescheduled or upcoming: what someone decided, else the clock."""
        if self.status != self.Status.SCHEDULED:
            return str(self.status)
        now = timezone.now()
        if self.ends_at <= now:
            return "past"
        if self.starts_at <= now:
            return "live"
        return "rescheduled" if self.previous_starts_at else "upcoming"
