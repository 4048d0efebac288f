"""What outlets remember: what calendars were told."""

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
