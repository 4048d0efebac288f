"""
One entry a work, as anyone may see it.

Entries are tombstoned, not deleted: a copy that is behind must be able to learn that something is gone.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """A work as anyone may see it: what lists, counts and copies are made of."""

    family = models.UUIDField(_("work"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    visible = models.BooleanField(_("visible"), default=True)
    visible_until = models.DateTimeField(_("visible until"), null=True, blank=True)
    names = models.JSONField(_("names"), default=list)
    aliases = models.JSONField(_("aliases"), default=list)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [models.Index(fields=["kind", "-date"], name="search_entry_kind_date")]

    def __str__(self) -> str:
        return f"{self.kind} {self.family}"


class SearchEntryText(models.Model):
    """What a work says in one language. The words it is found by stand beside it (`search.engines`)."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    title = models.TextField(_("title"))
    summary = models.TextField(_("summary"), blank=True)
    heads = models.TextField(_("headings"), blank=True)
    body = models.TextField(_("text"), blank=True)
    # When its words went into the vocabulary; a text that is written again is a new row.
    learned_at = models.DateTimeField(_("learned"), null=True, blank=True)

    class Meta:
        verbose_name = _("text of a search entry")
        verbose_name_plural = _("texts of search entries")
        constraints = [
            models.UniqueConstraint(fields=["entry", "language"], name="one_text_a_language")
        ]
        indexes = [
            models.Index(fields=["id"], name="search_text_unlearned", condition=Q(learned_at=None)),
        ]

    def __str__(self) -> str:
        return self.title


class SearchEntryValue(models.Model):
    """Something a work carries: a topic, a partner with its part. `value` is an id or a code."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="values_of")
    facet = models.CharField(_("facet"), max_length=20)
    value = models.CharField(_("value"), max_length=64)
    part = models.CharField(_("part"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("value of a search entry")
        verbose_name_plural = _("values of search entries")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "facet", "value", "part"], name="a_value_is_carried_once"
            )
        ]
        indexes = [
            models.Index(fields=["facet", "value", "part"], name="search_value"),
            models.Index(fields=["value"], name="search_value_alone"),
        ]

    def __str__(self) -> str:
        return f"{self.facet}: {self.value}"


class SearchEntryFile(models.Model):
    """A file that belongs to a work. `document` is its row's number; what is in it is `FileText`."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="files")
    document = models.BigIntegerField(_("document"), db_index=True)
    language = models.CharField(_("language"), max_length=10)
    url = models.CharField(_("address"), max_length=500)
    file_hash = models.CharField(_("hash"), max_length=64, db_index=True)

    class Meta:
        verbose_name = _("file of a search entry")
        verbose_name_plural = _("files of search entries")

    def __str__(self) -> str:
        return self.url
