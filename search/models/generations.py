"""Builds of the index in Elasticsearch, and what each owes to works."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.models.attempts import Attempts


class Generation(models.Model):
    """One build of the index in Elasticsearch. Writers address it by its own name, readers the alias."""

    class State(models.TextChoices):
        BUILDING = "building", _("Being built")
        SERVING = "serving", _("Serving")
        KEPT = "kept", _("Kept for a day")
        GONE = "gone", _("Gone")

    LIVE = (State.BUILDING, State.SERVING, State.KEPT)

    index = models.CharField(_("index"), max_length=100, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.BUILDING)
    fingerprint = models.CharField(_("fingerprint"), max_length=16)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("generation of the index")
        verbose_name_plural = _("generations of the index")

    def __str__(self) -> str:
        return f"{self.index} ({self.get_state_display()})"


class SearchCopy(Attempts):
    """
    What a generation owes a work: it is due while `version`, which was acknowledged, is below `wanted`.

    `wanted` mirrors the version of `SearchWork`. Both stand in one row, so that an acknowledgement and
    a newer change cannot miss each other. A lease (`claimed_until`), not a lock, is held while writing.
    """

    family = models.UUIDField(_("work"))
    generation = models.ForeignKey(Generation, on_delete=models.CASCADE, related_name="copies")
    version = models.BigIntegerField(_("version"), default=0)
    wanted = models.BigIntegerField(_("wanted version"), default=0)
    hides = models.BooleanField(_("hides"), default=False)
    claimed_by = models.UUIDField(_("claimed by"), null=True, blank=True)
    claimed_until = models.DateTimeField(_("claimed until"), null=True, blank=True)

    class Meta:
        verbose_name = _("copy of a work")
        verbose_name_plural = _("copies of works")
        constraints = [
            models.UniqueConstraint(fields=["family", "generation"], name="one_copy_a_generation")
        ]
        indexes = [
            models.Index(
                fields=["generation", "-hides", "wanted"],
                name="search_copy_due",
                condition=Q(version__lt=F("wanted")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family} in {self.generation_id}"
