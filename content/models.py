"""What the loader remembers of the works it loaded."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedWork(models.Model):
    """
    A work that came from files, and the files it came from.

    `digests` holds a digest for each language's file, `revisions` the number of the revision that the
    loader wrote last in each language: a page whose newest revision is another was edited in the site.
    """

    address = models.CharField(_("address"), max_length=200, primary_key=True)
    translation_key = models.UUIDField(_("work"), unique=True)
    # Of the whole folder; empty where something in it was refused, so that the next load looks again.
    folder = models.CharField(_("folder"), max_length=64, blank=True)
    digests = models.JSONField(_("digests"), default=dict)
    revisions = models.JSONField(_("revisions"), default=dict)

    class Meta:
        verbose_name = _("loaded work")
        verbose_name_plural = _("loaded works")

    def __str__(self) -> str:
        return self.address


class Load(models.Model):
    """A load under way. It holds the site until a moment, and asks for more time as it goes."""

    name = models.CharField(_("name"), max_length=20, primary_key=True)
    holder = models.CharField(_("holder"), max_length=40, blank=True)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("load")
        verbose_name_plural = _("loads")

    def __str__(self) -> str:
        return self.name
