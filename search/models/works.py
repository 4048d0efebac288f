"""Changes that no crash may lose, and the row of lock and version that each work has."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.models.attempts import Attempts, Lane


class SearchChange(models.Model):
    """
    Something about a work changed. Appended in the transaction of the change, taken away when settled.

    One that `spreads` is about all works that name this one; who they are is looked up later.
    """

    family = models.UUIDField(_("work"))
    why = models.CharField(_("why"), max_length=40)
    lane = models.SmallIntegerField(_("lane"), choices=Lane, default=Lane.EDIT)
    spreads = models.BooleanField(_("spreads"), default=False)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("search change")
        verbose_name_plural = _("search changes")
        indexes = [
            models.Index(fields=["family"], name="search_change_family"),
            models.Index(fields=["lane", "id"], name="search_change_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.family} ({self.why})"


class SearchWork(Attempts):
    """A work's row of lock and version. Versions rise with the clock, so that a restored database leads."""

    family = models.UUIDField(_("work"), primary_key=True)
    version = models.BigIntegerField(_("version"), default=0)

    class Meta:
        verbose_name = _("searched work")
        verbose_name_plural = _("searched works")

    def __str__(self) -> str:
        return str(self.family)
