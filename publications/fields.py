"""Times of events: typed and shown in the event's zone, whoever types and wherever they are."""

from datetime import UTC, datetime, tzinfo
from typing import Any

from django import forms
from django.db import models
from django.utils import timezone


class ZonedDateTimeField(forms.DateTimeField):
    """A moment, typed and shown in a zone that the form sets. Wagtail's own takes the editor's zone."""

    zone: tzinfo = UTC

    def prepare_value(self, value: Any) -> Any:
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(self.zone):
            return super().to_python(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        with timezone.override(self.zone):
            return super().has_changed(initial, data)


class EventTimeField(models.DateTimeField):
    """A moment of an event. Stored in UTC; its form field reads it in the event's zone."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": ZonedDateTimeField, **kwargs})
