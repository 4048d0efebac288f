"""The form of an event: times in its own zone, sessions that offer its speakers."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from pages import vocabularies
from pages.forms import WorkForm
from publications.fields import ZonedDateTimeField


class SideEventForm(WorkForm):
    """Everything that has a time is read in the zone chosen on the same form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "time_zone" in self.fields:
            self.fields["time_zone"].widget = forms.Select(choices=list(vocabularies.time_zones()))
        set_zone(self, self._zone())
        speakers = self._speakers()
        for session in self.formsets["sessions"].forms if "sessions" in self.formsets else ():
            set_zone(session, self._zone())
            if "speakers" in session.fields:
                session.fields["speakers"] = forms.MultipleChoiceField(
                    choices=speakers,
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                    label=_("Speakers"),
                    help_text="" if speakers else _("Save the speakers first, then choose here."),
                )

    def _zone(self) -> ZoneInfo:
        typed = self.data.get(self.add_prefix("time_zone")) if self.is_bound else None
        name = typed or self.instance.time_zone
        return ZoneInfo(name if name in available_timezones() else "UTC")

    def _speakers(self) -> list[tuple[str, str]]:
        if not self.instance.pk:
            return []
        return [(str(row.translation_key), str(row)) for row in self.instance.lineup()]


def set_zone(form: forms.BaseForm, zone: ZoneInfo) -> None:
    """Let a form read and show its moments in a zone."""
    for field in form.fields.values():
        if isinstance(field, ZonedDateTimeField):
            field.zone = zone
