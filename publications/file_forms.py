"""The form of a piece of research: its files, each once and in the language that it says."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.forms import WorkForm
from publications.written_in import is_in_another_language
from search.extraction.opening import opening_of


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
