"""The form of a page, as editors use it."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from access.sources import source_of


class WorkForm(WagtailAdminPageForm):
    """Offers works in the language that the page was written in: that is what a relation holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source = source_of(self.instance) if self.instance.pk else None
        locale_id = (source or self.instance).locale_id or self._locale_of_parent()
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField) and issubclass(
                field.queryset.model, Page
            ):
                works = field.queryset.filter(locale_id=locale_id).order_by("path")
                field.queryset = works.exclude(pk=self.instance.pk)
                field.widget = forms.CheckboxSelectMultiple(choices=field.choices)
                self.fields[name] = field

    def _locale_of_parent(self) -> int | None:
        return self.parent_page.locale_id if self.parent_page else None
