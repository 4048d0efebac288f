"""The forms of events and stories."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from access.visibility import may_see
from pages import vocabularies
from pages.forms import WorkForm
from publications.fields import ZonedDateTimeField
from publications.session_speakers import SessionSpeakersField, speaker_rows
from publications.stories import differences


class NewsForm(WorkForm):
    """A story that is told what changed in its event, and takes it over on request."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's signature
        story = super().save(commit=commit)
        differences.note(story)
        user: Any = self.for_user
        if story.event and may_see(story.event, user):
            differences.answer(story, self.data.get(differences.ANSWER, ""))
        if commit:
            story.save()
        return story


class SideEventForm(WorkForm):
    """Times in the event's own zone, sessions that lie within the event and offer its speakers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields:
            self.fields["time_zone"].widget = forms.Select(choices=list(vocabularies.time_zones()))
        set_zone(self.fields, self._zone())
        sessions = self.formsets.get("sessions")
        if sessions is not None:
            # The class, not its forms: a row that is added in the browser comes from it too.
            sessions.form = self._session_form(sessions.form)

    def _session_form(self, base: type[forms.ModelForm]) -> type[forms.ModelForm]:
        """The form of a session: its times in the event's zone, its speakers out of the event's."""
        fields = deepcopy(base.base_fields)
        set_zone(fields, self._zone())
        if "speakers" in fields:
            speakers = self.formsets.get("speakers")
            rows = speaker_rows(speakers.forms if speakers is not None else ())
            fields["speakers"] = SessionSpeakersField(rows, label=_("Speakers"))
        made: Any = type("SessionForm", (base,), {})
        made.base_fields = fields  # its metaclass gathers them anew, so only now
        return made

    def clean(self) -> Any:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        for session in self.formsets["sessions"].forms if "sessions" in self.formsets else ():
            say_what_is_outside(session, starts, ends)
        return cleaned

    def _zone(self) -> ZoneInfo:
        typed = self.data.get(self.add_prefix("time_zone")) if self.is_bound else None
        name = typed or self.instance.time_zone
        return ZoneInfo(name if name in available_timezones() else "UTC")


def set_zone(fields: Mapping[str, forms.Field], zone: ZoneInfo) -> None:
    """Let fields read and show their moments in a zone."""
    for field in fields.values():
        if isinstance(field, ZonedDateTimeField):
            field.zone = zone


def say_what_is_outside(
    session: forms.BaseForm, starts: datetime | None, ends: datetime | None
) -> None:
    """A session lies within its event: a sentence at the time that does not."""
    given = session.cleaned_data if session.is_valid() else {}
    if given.get("DELETE"):
        return
    if starts and given.get("starts_at") and given["starts_at"] < starts:
        session.add_error("starts_at", _("The session starts before the event."))
    if ends and given.get("ends_at") and given["ends_at"] > ends:
        session.add_error("ends_at", _("The session ends after the event."))
