"""What a person has agreed to: to be named, to be pictured, to be told about, each for how long."""

from datetime import UTC, datetime, time, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from pages.addresses import served_request
from partners.endings import NOT_GIVEN, OVER, is_given

OF_EDITORS = "/admin/"

# Fields, with what they hold where there is no consent.
OF_PICTURE: dict[str, Any] = {"image_id": None, "image_alt": "", "image_caption": ""}
OF_TEXT: dict[str, Any] = {"summary": "", "story": (), "search_description": ""}


def consent(says: Any, help_text: Any = "") -> models.BooleanField:
    return models.BooleanField(says, default=False, db_default=False, help_text=help_text)


def last_day(of: Any) -> models.DateField:
    return models.DateField(of, null=True, blank=True, help_text=_("Empty: without end."))


class Consents(models.Model):
    """
    A person's consents. A day that has passed is acted on by whoever reads: `from_db` leaves out of a row
    what may no longer be shown, so that no channel meets it.
    """

    name_consent = consent(
        _("agreed to be named"), _("Whoever speaks in public for an organization has agreed.")
    )
    name_until = last_day(_("named until"))
    photo_consent = consent(_("agreed to the picture"))
    photo_until = last_day(_("picture shown until"))
    biography_consent = consent(_("agreed to the text and the summary"))
    biography_until = last_day(_("text shown until"))

    FIELDS = (
        *("name_consent", "name_until", "photo_consent"),
        *("photo_until", "biography_consent", "biography_until"),
    )
    consent_panel = MultiFieldPanel(
        [
            FieldRowPanel(["name_consent", "name_until"]),
            FieldRowPanel(["photo_consent", "photo_until"]),
            FieldRowPanel(["biography_consent", "biography_until"]),
        ],
        heading=_("What the person agreed to"),
    )
    synchronised: ClassVar[list] = [SynchronizedField(name, overridable=False) for name in FIELDS]

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Any:
        row = super().from_db(*args, **kwargs)
        row.withhold()
        return row

    @property
    def may_be_named(self) -> bool:
        return is_given(self.name_consent, self.name_until)

    @property
    def may_be_pictured(self) -> bool:
        return is_given(self.photo_consent, self.photo_until)

    @property
    def may_be_told_about(self) -> bool:
        return is_given(self.biography_consent, self.biography_until)

    @property
    def named_until(self) -> datetime | None:
        """The moment at which the consent to be named ends."""
        if self.name_until is None:
            return None
        return datetime.combine(self.name_until + timedelta(days=1), time(), tzinfo=UTC)

    def withhold(self) -> None:
        """
        Leave out what there is no consent for. What was not read from the database stays unread; editors
        read all of it, or saving would lose it.
        """
        request = served_request()
        if request is not None and request.path_info.startswith(OF_EDITORS):
            return
        for fields, agreed in (
            (OF_PICTURE, lambda: self.may_be_pictured),
            (OF_TEXT, lambda: self.may_be_told_about),
        ):
            read = fields.keys() & self.__dict__.keys()
            if read and not agreed():
                for name in read:
                    setattr(self, name, fields[name])

    def consent_refusals(self) -> list[str]:
        """What keeps the person from being shown, as sentences."""
        if self.may_be_named:
            return []
        return [str(OVER if self.name_consent else NOT_GIVEN)]
