"""
What the search keeps: changes that no crash may lose, and one entry a work as anyone may see it.

Rows are tombstoned, not deleted: a copy that is behind must be able to learn that something is gone.
"""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Lane(models.IntegerChoices):
    """Who goes first: hiding something, then an edit, then works that only name what changed."""

    HIDE = 0, _("Hidden")
    EDIT = 1, _("Edited")
    ECHO = 2, _("Names what changed")


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


class SearchWork(Attempts):
    """A work's row of lock and version. Versions rise with the clock, so that a restored database leads."""

    family = models.UUIDField(_("work"), primary_key=True)
    version = models.BigIntegerField(_("version"), default=0)

    class Meta:
        verbose_name = _("searched work")
        verbose_name_plural = _("searched works")

    def __str__(self) -> str:
        return str(self.family)


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

    class Meta:
        verbose_name = _("text of a search entry")
        verbose_name_plural = _("texts of search entries")
        constraints = [
            models.UniqueConstraint(fields=["entry", "language"], name="one_text_a_language")
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


class FileText(Attempts):
    """How far a file is read. Kept by the hash of its content: the same file is read once."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be read")
        READ = "read", _("Read")
        PARTLY = "partly", _("Partly searchable: it is longer than what is read")
        EMPTY = "empty", _("No text in it: a scan?")
        LOCKED = "locked", _("Locked with a password")
        UNREADABLE = "unreadable", _("Not a readable PDF")

    file_hash = models.CharField(_("hash"), max_length=64)
    language = models.CharField(_("language"), max_length=10)
    document = models.BigIntegerField(_("document"))
    name = models.CharField(_("file"), max_length=255, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    page_count = models.PositiveIntegerField(_("number of pages"), default=0)

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")
        constraints = [
            models.UniqueConstraint(fields=["file_hash", "language"], name="a_file_is_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class FilePage(models.Model):
    """The text of one page of a file."""

    file = models.ForeignKey(FileText, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField(_("page"))
    text = models.TextField(_("text"))

    class Meta:
        verbose_name = _("page of a file")
        verbose_name_plural = _("pages of files")
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="a_page_has_one_text")
        ]

    def __str__(self) -> str:
        return f"{self.file}, {self.number}"


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
