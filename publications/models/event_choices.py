"""What an event is chosen to be: its status, its form, ways to take part; and what it is found by of them."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.facets import ChoiceValues, Facet


class Status(models.TextChoices):
    SCHEDULED = "scheduled", _("Scheduled")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")


class Format(models.TextChoices):
    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Participation(models.TextChoices):
    CAPTIONS = "captions", _("Captions")
    SIGN_LANGUAGE = "sign-language", _("Sign language")
    STEP_FREE = "step-free", _("Step-free access")
    REMOTE = "remote", _("Remote participation")


# Which languages it is into stands in a field of its own; here it is one way among others.
INTERPRETATION = "interpretation"


def ways_in() -> dict[str, str | Promise]:
    """What makes it easier to take part, as visitors narrow by it."""
    return {INTERPRETATION: _("Interpretation"), **dict(Participation.choices)}


EVENT_FACETS = (
    Facet(name="status", label=_("Status"), values=ChoiceValues(lambda: dict(Status.choices))),
    Facet(
        name="participation",
        label=_("Access"),
        values=ChoiceValues(ways_in),
    ),
)
