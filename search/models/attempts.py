"""Work that may fail, and in which order it is done."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Lane(models.IntegerChoices):
    """Who goes first: hiding something, then an edit, then works that only name what changed."""

    HIDE = 0, _("Hidden")
    EDIT = 1, _("Edited")
    ECHO = 2, _("Names what changed")


class Attempts(models.Model):
    """Work that may fail: it is tried again, ever more rarely, and parked in the end, never dropped."""

    MOST = 8

    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    parked_at = models.DateTimeField(_("parked"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)

    class Meta:
        abstract = True

    @classmethod
    def after_failure(cls, attempts: int, error: str) -> dict[str, object]:
        """What a row becomes when its attempt has failed, so many having failed before."""
        now = timezone.now()
        return {
            "attempts": attempts + 1,
            "next_attempt_at": now + timedelta(seconds=min(2**attempts, 300)),
            "parked_at": now if attempts + 1 >= cls.MOST else None,
            "last_error": error[:2000],
        }

    @classmethod
    def due(cls, prefix: str = "") -> Q:
        """Rows whose turn it is: neither parked nor waiting."""
        waiting = Q(**{f"{prefix}next_attempt_at__gt": timezone.now()})
        return Q(**{f"{prefix}parked_at": None}) & ~waiting
