"""What outlets remember: how often and of what calendars were told."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CalendarState(models.Model):
    """
    How often what calendars are told of a work has changed, by the language of the address.

    A program takes a telling for newer only when its sequence is higher: it never falls.
    """

    family = models.UUIDField(_("work"))
    language = models.CharField(_("language"), max_length=10)
    digest = models.CharField(_("digest"), max_length=64)
    sequence = models.PositiveIntegerField(_("sequence"), default=0)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("state of a calendar entry")
        verbose_name_plural = _("states of calendar entries")
        constraints = [
            models.UniqueConstraint(
                fields=["family", "language"], name="one_calendar_state_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.family} ({self.language}): {self.sequence}"


class ToldSession(models.Model):
    """
    A session as the calendar of its event was last told of it, by the language of the address.

    Its title and times alone: who speaks is not kept, as a consent may end.
    """

    family = models.UUIDField(_("event"))
    session = models.UUIDField(_("session"))
    language = models.CharField(_("language"), max_length=10)
    title = models.CharField(_("title"), max_length=250)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("session that calendars were told of")
        verbose_name_plural = _("sessions that calendars were told of")
        constraints = [
            models.UniqueConstraint(
                fields=["family", "session", "language"], name="one_told_session_a_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
