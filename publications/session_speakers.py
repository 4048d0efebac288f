"""Who of an event's speakers speaks in a session, chosen in the form that names them for the first time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.models import PersonPage


@dataclass(frozen=True, kw_only=True)
class SpeakerRow:
    """A row of the form's speakers, by its place in the form: it may not be saved yet."""

    place: str
    key: str
    name: str


def speaker_rows(rows: Iterable[forms.ModelForm]) -> list[SpeakerRow]:
    """The speakers as the form has them, whoever has agreed to what. One query for all who are known."""
    named = [(row, row["person"].value(), row["typed_name"].value()) for row in rows]
    chosen = {str(person) for _row, person, _name in named if str(person or "").isdecimal()}
    titles = dict(PersonPage.objects.filter(pk__in=chosen).values_list("pk", "title"))
    return [
        SpeakerRow(
            place=str(row.prefix),
            key=str(row.instance.translation_key),
            name=titles.get(int(person), "") if str(person) in chosen else name or "",
        )
        for row, person, name in named
    ]


class SpeakerBoxes(forms.CheckboxSelectMultiple):
    """A box for each speaker of the form; a script adds those that are typed meanwhile."""

    template_name = "publications/admin/session_speakers.html"

    class Media:
        css = {"all": ["css/admin/session-speakers.css"]}
        js = ("js/session-speakers.js",)

    def id_for_label(self, id_: str, index: Any = None) -> str:
        """The label of the field names the whole group."""
        return id_ if index is None else super().id_for_label(id_, index)


class SessionSpeakersField(forms.MultipleChoiceField):
    """Chosen by their place in the form, kept by their key, which is the same in every language."""

    widget = SpeakerBoxes
    default_error_messages = {
        "invalid_choice": _(
            "Somebody chosen here is not among the speakers above. Choose once more who speaks."
        )
    }

    def __init__(self, rows: Iterable[SpeakerRow] = (), **kwargs: Any) -> None:
        self.rows = list(rows)
        choices = [(row.place, row.name) for row in self.rows]
        super().__init__(required=False, choices=choices, **kwargs)

    def prepare_value(self, value: Any) -> list[str]:
        """Places, of what is kept as of what was typed."""
        places = {row.key: row.place for row in self.rows}
        return [places.get(said, said) for said in value or ()]

    def clean(self, value: Any) -> list[str]:
        keys = {row.place: row.key for row in self.rows}
        return [keys[place] for place in super().clean(value)]

    def has_changed(self, initial: Any, data: Any) -> bool:
        known = {row.place for row in self.rows}
        kept = [place for place in self.prepare_value(initial) if place in known]
        return super().has_changed(kept, data)
