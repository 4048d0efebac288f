"""Meetings held in the margins of a conference."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail_localize.fields import SynchronizedField

from pages import vocabularies
from pages.checking.remarks import Remark
from pages.fields import CodesField, WorksField
from pages.language_choice import LanguagesField
from pages.languages import Resolved
from pages.records import Agent, Meeting
from partners.models import PartnerRow
from publications.checking import about_times
from publications.forms import SideEventForm
from publications.models.event_choices import (
    EVENT_FACETS,
    INTERPRETATION,
    Format,
    Participation,
)
from publications.models.event_form import EVENT_PANELS
from publications.models.programme import (
    PROGRAMME,
    EventDocument,
    Recording,
    Session,
    Speaker,
)
from publications.models.timed import Timed
from publications.models.works import ProjectWorkPage
from search.documents import FacetTag


class SideEventPage(Timed, ProjectWorkPage):
    """A meeting held in the margins of a conference."""

    Format = Format
    Participation = Participation

    format = models.CharField(_("form"), max_length=20, choices=Format, default=Format.IN_PERSON)
    venue = models.CharField(_("venue"), max_length=250, blank=True)
    online_url = models.URLField(_("address online"), blank=True)
    languages = LanguagesField(_("languages"))
    interpretation = LanguagesField(_("interpretation into"))
    participation = CodesField(_("access"), vocabulary=lambda: Participation.choices)
    registration_url = models.URLField(
        _("registration address"), blank=True, help_text=_("Where people say that they come.")
    )
    registration_deadline = models.DateField(_("register until"), null=True, blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    attendance = models.PositiveIntegerField(_("how many took part"), null=True, blank=True)
    organisations_present = WorksField(
        "partners.PartnerPage",
        verbose_name=_("organizations present"),
        blank=True,
        related_name="+",
    )
    report = models.ForeignKey(
        "publications.ResearchPage",
        verbose_name=_("report of the event"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The work in which it was written up."),
    )

    search_kind = "event"
    search_relations = (*ProjectWorkPage.search_relations, "sessions", "decisions", "documents")
    record_relations = (*ProjectWorkPage.record_relations, *PROGRAMME, "organisations_present")
    schema_type = "Event"
    icon_name = "event"
    facets = EVENT_FACETS
    template = "publications/side_event_page.html"
    base_form_class = SideEventForm
    parent_page_types = ["publications.SideEventIndexPage"]
    # An event happens at the same time in every language.
    override_translatable_fields: ClassVar[list] = [
        *ProjectWorkPage.override_translatable_fields,
        *(
            SynchronizedField(name, overridable=False)
            for name in (
                "starts_at",
                "ends_at",
                "time_zone",
                "status",
                "previous_starts_at",
                "format",
                "online_url",
                "languages",
                "interpretation",
                "participation",
                "registration_url",
                "registration_deadline",
                "capacity",
                "attendance",
                "organisations_present",
                "report",
            )
        ),
    ]
    content_panels = EVENT_PANELS

    class Meta:
        verbose_name = _("side event")
        verbose_name_plural = _("side events")

    def clean(self) -> None:
        super().clean()
        errors = dict(self.faults_of_time())
        if errors:
            raise ValidationError(errors)

    def remarks(self) -> Iterator[Remark]:
        yield from super().remarks()
        yield from about_times(self)

    # --- when ---------------------------------------------------------

    @property
    def is_to_come(self) -> bool:
        """Whether it is still to be noted in a calendar: neither over nor cancelled."""
        return not self.is_over and self.status != self.Status.CANCELLED

    @property
    def is_open_for_registration(self) -> bool:
        """Whether one can still say that one comes: until the deadline, by the event's own calendar."""
        last_day = self.registration_deadline or self.finishes.date()
        is_on = self.status == self.Status.SCHEDULED and not self.is_over
        return (
            bool(self.registration_url)
            and is_on
            and timezone.localdate(timezone=self.zone) <= last_day
        )

    # --- who ----------------------------------------------------------

    def lineup(self) -> list[Speaker]:
        """Speakers and moderators who agree to be named, each with the person; read once for a page."""
        return [row for row in self.shown("speakers", "person") if row.may_be_shown]

    @cached_property
    def programme(self) -> list[Session]:
        """Its sessions in order of time."""
        return sorted(self.sessions.all(), key=lambda session: session.starts_at)

    @property
    def papers(self) -> list[EventDocument]:
        """Its documents, with the file of each at hand."""
        return self.shown("documents", "document")

    @property
    def recording_list(self) -> list[Recording]:
        """Its recordings, with the transcript of each at hand."""
        return self.shown("recordings", "transcript")

    def related_ids(self) -> set[int]:
        persons = {row.person_id for row in self.lineup() if row.person_id}
        present = set(self.numbers_in("organisations_present"))
        report = {self.report_id} if self.report_id else set()
        return super().related_ids() | persons | present | report

    @property
    def reported_in(self) -> Resolved | None:
        """The work in which it was written up, as the reader may see it."""
        return self.neighbour(self.report_id)

    @property
    def present_list(self) -> list[Resolved]:
        with_a_part = {row.partner_id for row in self.shown("partners")}
        present = self.numbers_in("organisations_present")
        return self.neighbour_list(pk for pk in present if pk not in with_a_part)

    @property
    def language_names(self) -> list[str]:
        code = self.locale.language_code
        return [vocabularies.language_name(language, code) for language in self.languages]

    @property
    def interpretation_names(self) -> list[str]:
        code = self.locale.language_code
        return [vocabularies.language_name(language, code) for language in self.interpretation]

    @property
    def access_list(self) -> list[tuple[str, str]]:
        """Ways to take part as (code, words), in the order of the form."""
        chosen = set(self.participation)
        return [(code, str(words)) for code, words in self.Participation.choices if code in chosen]

    @property
    def _ways_in(self) -> list[str]:
        """What makes it easier to take part, interpretation among it, as one looks for it."""
        return [*self.participation, *([INTERPRETATION] if self.interpretation else [])]

    # --- search and outside formats -----------------------------------

    def searchable_names(self) -> list[str]:
        return [*super().searchable_names(), *(row.name for row in self.lineup())]

    def searchable_words(self) -> list[str]:
        return [
            self.venue,
            *(word for row in self.lineup() for word in row.searchable_words()),
            *(session.title for session in self.sessions.all()),
            *(decision.text for decision in self.decisions.all()),
            *(paper.title for paper in self.documents.all()),
            *super().searchable_words(),
        ]

    def search_date(self) -> date:
        return self.begins.date()

    def search_times(self) -> tuple[datetime, datetime] | None:
        is_on = self.status == self.Status.SCHEDULED
        return (self.starts_at, self.ends_at) if is_on else None

    def search_facets(self) -> list[FacetTag]:
        with_a_part = {row.partner_id for row in self.partners.all()}
        present = [p for p in self.organisations_present.all() if p.pk not in with_a_part]
        return [
            *super().search_facets(),
            FacetTag(facet="status", value=self.status),
            *(FacetTag(facet="participation", value=code) for code in self._ways_in),
            *(tag for row in self.lineup() for tag in row.as_tags(row.part)),
            *(
                FacetTag(facet="partner", value=str(p.translation_key), part="participant")
                for p in present
            ),
        ]

    def agents(self) -> list[Agent]:
        return [*super().agents(), *(row.as_agent() for row in self.lineup())]

    def record_fields(self) -> dict[str, Any]:
        meeting = Meeting(
            starts_at=self.begins,
            ends_at=self.finishes,
            time_zone=self.time_zone,
            place=self.venue,
            format=self.format,
            status=self.status,
            online_url=self.online_url,
            previous_starts_at=self.began_before,
            status_reason=self.status_reason,
            sessions=tuple(session.as_record() for session in self.programme),
            capacity=self.capacity,
            languages=tuple(self.languages),
        )
        return {**super().record_fields(), "meeting": meeting}

    def place_line(self) -> str:
        return self.venue


class EventPartner(PartnerRow):
    """What a partner did for an event."""

    page = ParentalKey(SideEventPage, on_delete=models.CASCADE, related_name="partners")
