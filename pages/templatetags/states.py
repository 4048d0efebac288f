"""The state of an event in words. Its shape and colour only repeat them."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

WORDS: dict[str, Promise] = {
    "upcoming": _("Upcoming"),
    "rescheduled": _("New date"),
    "live": _("Live now"),
    "past": _("Past"),
    "postponed": _("Postponed"),
    "cancelled": _("Cancelled"),
}


@register.filter
def state_words(state: str) -> str | Promise:
    """What a visitor reads for a state, which a side event's page tells as one word of ours."""
    return WORDS.get(state, state)
