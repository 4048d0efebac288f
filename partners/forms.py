"""The form of a person, as editors use it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pages.forms import WorkForm
from partners.endings import NOT_GIVEN, OVER, is_given


class PersonForm(WorkForm):
    """
    Nobody is handed in or published who has not agreed to be named, and the page ends with that consent:
    no second day is set beside it.
    """

    def clean(self) -> Any:
        cleaned = super().clean()
        # A draft may leave it open, as it may leave empty what a page must have.
        if not self.is_deferred_validation and "name_until" in cleaned:
            agreed, until = cleaned.get("name_consent", False), cleaned["name_until"]
            if not is_given(agreed, until):
                self.add_error(*(("name_until", OVER) if agreed else ("name_consent", NOT_GIVEN)))
        return cleaned

    def clean_expire_at(self) -> None:
        if self.cleaned_data.get("expire_at") and "expire_at" in self.changed_data:
            self.add_error(
                "expire_at",
                _("A person’s page ends with the consent to be named: set the day there."),
            )
