"""What was found when the search was compared with the pages."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verification(models.Model):
    """
    One comparison of the whole search with the pages: how many works it looked at, and how many differed,
    as entries in the database and as copies in Elasticsearch.
    """

    at = models.DateTimeField(_("at"), default=timezone.now)
    works = models.PositiveIntegerField(_("works"))
    entries = models.PositiveIntegerField(_("differing entries"))
    copies = models.PositiveIntegerField(_("differing copies"))
    error = models.TextField(_("error"), blank=True)

    class Meta:
        verbose_name = _("verification of the search")
        verbose_name_plural = _("verifications of the search")
        get_latest_by = "at"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
