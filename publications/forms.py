"""The forms of an event (times in its own zone, sessions that offer its speakers) and of research."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from pages import vocabularies
from pages.forms import WorkForm
from publications.fields import ZonedDateTimeField
from publications.written_in import is_in_another_language
from search.extraction.opening import opening_of


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


class ResearchForm(WorkForm):
    """Each version of a file once, and in the language that it says."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        return bool(valid) and self._files_are_right()

    def _files_are_right(self) -> bool:
        seen: set[tuple[str, int]] = set()
        for row in self._file_rows():
            said = row.cleaned_data
            key = (said.get("language", ""), said.get("version") or 1)
            if key in seen:
                row.add_error("version", _ALREADY_THERE)
            elif row.has_changed() and _is_wrong(said.get("document"), key[0]):
                row.add_error("language", _ANOTHER_LANGUAGE)
            seen.add(key)
        return not any(row.errors for row in self._file_rows())

    def _file_rows(self) -> list[forms.BaseForm]:
        """The rows that stay and hold a file."""
        formset = self.formsets.get("files")
        return [
            row
            for row in (formset.forms if formset else ())
            if row.cleaned_data.get("document") and not row.cleaned_data.get("DELETE")
        ]


_ALREADY_THERE = _(
    "There is another file with this language and version. Give the newer one the next version."
)
_ANOTHER_LANGUAGE = _(
    "This file is written in another language. Choose the language that it is in, or another file."
)


def _is_wrong(document: Any, language: str) -> bool:
    return is_in_another_language(opening_of(document), language)
