"""The form of a page, as editors use it."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, PageQuerySet

from access.sources import source_of


class WorkForm(WagtailAdminPageForm):
    """Offers works in the language that the page was written in: that is what a relation holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = source_of(self.instance) if self.instance.pk else None
        locale_id = (source or self.instance).locale_id or self._locale_of_parent()
        for name, field in self.fields.items():
            works = getattr(field, "queryset", None)
            if not isinstance(field, forms.ModelMultipleChoiceField) or works is None:
                continue
            if issubclass(works.model, Page):
                works = works.filter(locale_id=locale_id).exclude(pk=self.instance.pk)
                self.fields[name] = self._checkboxes(field, works.order_by("path"))

    def _checkboxes(self, field: forms.ModelMultipleChoiceField, works: PageQuerySet) -> Any:
        return forms.ModelMultipleChoiceField(
            queryset=works,
            required=field.required,
            label=field.label,
            help_text=field.help_text,
            widget=forms.CheckboxSelectMultiple,
        )

    def _locale_of_parent(self) -> int | None:
        return self.parent_page.locale_id if self.parent_page else None
