"""The form of a person, as editors use it."""

from django.utils.translation import gettext_lazy as _

from pages.forms import WorkForm


class PersonForm(WorkForm):
    """A person's page ends with the consent to be named: no second day is set beside it."""

    def clean_expire_at(self) -> None:
        if self.cleaned_data.get("expire_at") and "expire_at" in self.changed_data:
            self.add_error(
                "expire_at",
                _("A person’s page ends with the consent to be named: set the day there."),
            )
