"""Until when consents hold, and which end soon: editors ask anew before something disappears."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pages.checking import remarks
from pages.checking.remarks import Remark

NOT_GIVEN = gettext_lazy(
    "Say that this person agreed to be named, and until when, before publishing."
)
OVER = gettext_lazy("The time for which this person agreed to be named is over.")
SOON = timedelta(days=30)
KINDS = ("name", "photo", "biography")

_SENTENCES = {
    "name": gettext_lazy(
        "This person agreed to be named until %(day)s. Ask anew before that: then the page is hidden."
    ),
    "photo": gettext_lazy(
        "This person agreed to the picture until %(day)s. Ask anew before that: then it is hidden."
    ),
    "biography": gettext_lazy(
        "This person agreed to the text and the summary until %(day)s."
        " Ask anew before that: then they are hidden."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Ending:
    """A consent of a person (a kind, as in `KINDS`) and its last day."""

    person: Any
    kind: str
    day: date

    @property
    def field(self) -> str:
        return f"{self.kind}_until"

    @property
    def label(self) -> str:
        return str(capfirst(self.person._meta.get_field(self.field).verbose_name))

    @property
    def sentence(self) -> str:
        return _SENTENCES[self.kind] % {"day": date_format(self.day)}


def today() -> date:
    """The day by whose end a consent ends: that of UTC."""
    return timezone.now().astimezone(UTC).date()


def is_given(agreed: bool, until: date | None) -> bool:  # noqa: FBT001
    """Whether a consent holds now: through its last day."""
    return agreed and (until is None or today() <= until)


def endings_of(person: Any) -> list[Ending]:
    """Those of a person that end within the next thirty days, today included."""
    first, last = today(), today() + SOON
    return [
        Ending(person=person, kind=kind, day=day)
        for kind in KINDS
        if getattr(person, f"{kind}_consent")
        and (day := getattr(person, f"{kind}_until"))
        and first <= day <= last
    ]


def about_consents(person: Any) -> Iterator[Remark]:
    """What keeps a person from being shown, at its field; and what soon will."""
    anchor = "name_until" if person.name_consent else "name_consent"
    for sentence in person.consent_refusals():
        yield remarks.blocks(sentence, anchor)
    for ending in endings_of(person):
        yield remarks.warns(ending.sentence, ending.field)
    if person.photo_consent and not person.may_be_pictured:
        yield remarks.warns(
            _("The time for which this person agreed to the picture is over: it is not shown."),
            "photo_until",
        )
    if person.biography_consent and not person.may_be_told_about:
        yield remarks.warns(
            _("The time for which this person agreed to the text is over: it is not shown."),
            "biography_until",
        )
