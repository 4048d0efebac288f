"""What an event consists of: who speaks, in which session, and what was decided."""

from typing import ClassVar
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from pages.permanent import permanent_url
from pages.records import Agent, SessionRecord
from partners.models.roles import PersonRow
from publications.fields import EventTimeField
from publications.models.in_a_language import InALanguage

# What an event's programme is read from, as `prefetch_related` takes it.
PROGRAMME = ("speakers__person", "sessions")


class Speaker(TranslatableMixin, PersonRow):
    """Someone who speaks at an event, with role and affiliation as of that day."""

    class Part(models.TextChoices):
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")

    event = ParentalKey(
        "publications.SideEventPage", on_delete=models.CASCADE, related_name="speakers"
    )
    role = models.CharField(
        _("role"), max_length=250, blank=True, help_text=_("As of the day of the event.")
    )
    affiliation = models.CharField(_("affiliation"), max_length=250, blank=True)
    part = models.CharField(_("part"), max_length=20, choices=Part, default=Part.SPEAKER)

    panels = [
        FieldRowPanel(["person", "typed_name"]),
        FieldRowPanel(["role", "affiliation"]),
        FieldPanel("part"),
    ]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False) for name in ("person", "typed_name", "part")
    ]

    class Meta(TranslatableMixin.Meta, PersonRow.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None) ^ models.Q(typed_name=""),
                name="speaker_is_a_person_or_a_name",
                violation_error_message=_("Choose a person or type a name, not both."),
            )
        ]

    @property
    def moderates(self) -> bool:
        return self.part == self.Part.MODERATOR

    @property
    def standing(self) -> str:
        """Role and affiliation in one line, as of that day."""
        return ", ".join(filter(None, (self.role, self.affiliation)))

    def searchable_words(self) -> list[str]:
        """What a snippet may show: a role tells who somebody was, and must not outlive a consent."""
        return [self.role, self.affiliation] if self.is_shown_for_good else []

    def words(self) -> list[str]:
        return [self.name, self.role, self.affiliation]

    def as_agent(self) -> Agent:
        """Called as the person's page is in the reader's language, where there is one."""
        work = self.event.neighbour(self.person_id)
        return Agent(
            name=work.title if work else self.name,
            part=self.part,
            url=(work.page.full_url or "") if work else "",
            role=self.standing,
            identifier=permanent_url(work.page.translation_key) if work else "",
        )


class Session(TranslatableMixin, Orderable):
    """A part of an event with its own time."""

    event = ParentalKey(
        "publications.SideEventPage", on_delete=models.CASCADE, related_name="sessions"
    )
    title = models.CharField(_("title"), max_length=250)
    starts_at = EventTimeField(_("starts"))
    ends_at = EventTimeField(_("ends"))
    # Speakers of the event by their translation_key, which is the same in every language.
    speakers = models.JSONField(_("speakers"), default=list, blank=True)

    panels = ["title", FieldRowPanel(["starts_at", "ends_at"]), FieldPanel("speakers")]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False) for name in ("starts_at", "ends_at", "speakers")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("A session ends after it starts.")})

    @property
    def minutes(self) -> int:
        return round((self.ends_at - self.starts_at).total_seconds() / 60)

    @property
    def is_to_come(self) -> bool:
        return self.event.is_to_come and self.ends_at > timezone.now()

    @property
    def begins(self) -> object:
        """The start in the event's zone."""
        return self.starts_at.astimezone(ZoneInfo(self.event.time_zone))

    def as_record(self) -> SessionRecord:
        zone = ZoneInfo(self.event.time_zone)
        return SessionRecord(
            identifier=str(self.translation_key),
            title=self.title,
            starts_at=self.starts_at.astimezone(zone),
            ends_at=self.ends_at.astimezone(zone),
            speakers=tuple(row.as_agent().name for row in self.lineup()),
        )

    def lineup(self) -> list[Speaker]:
        """Its speakers, in the order in which they were chosen."""
        by_key = {row.translation_key: row for row in self.event.lineup()}
        return [by_key[UUID(key)] for key in self.speakers if UUID(key) in by_key]


class Decision(TranslatableMixin, Orderable):
    """Something that came of an event."""

    event = ParentalKey(
        "publications.SideEventPage", on_delete=models.CASCADE, related_name="decisions"
    )
    text = models.TextField(_("text"), max_length=1000)

    panels = ["text"]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return self.text


class Recording(InALanguage, Orderable):
    """What was recorded of an event, in one language, to watch or to listen to elsewhere."""

    event = ParentalKey(
        "publications.SideEventPage", on_delete=models.CASCADE, related_name="recordings"
    )
    url = models.URLField(_("address"), help_text=_("Where it is watched or listened to."))
    transcript = models.ForeignKey(
        "pages.Document",
        verbose_name=_("transcript"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("What is said, as a file, for those who do not hear it."),
    )

    panels = [FieldRowPanel(["language", "url"]), FieldPanel("transcript")]

    class Meta(Orderable.Meta):
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")

    def __str__(self) -> str:
        return f"{self.language_name}: {self.url}"

    @property
    def host(self) -> str:
        """Where one is led, in a word."""
        return urlsplit(self.url).netloc.removeprefix("www.")


class EventDocument(InALanguage, TranslatableMixin, Orderable):
    """A paper of an event: its agenda, a presentation, a note."""

    event = ParentalKey(
        "publications.SideEventPage", on_delete=models.CASCADE, related_name="documents"
    )
    title = models.CharField(_("title"), max_length=250)
    document = models.ForeignKey(
        "pages.Document", verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("title"), FieldRowPanel(["language", "document"])]
    override_translatable_fields: ClassVar[list] = [
        SynchronizedField(name, overridable=False) for name in ("language", "document")
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.title
