"""The kinds of works in words: one of them, and several."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from search.searchable import kind_names

register = template.Library()

SEVERAL: dict[str, Promise] = {
    "news": _("News"),
    "event": _("Side events"),
    "research": _("Research"),
    "partner": _("Partners"),
    "project": _("Projects"),
    "instrument": _("Instruments"),
    "person": _("Persons"),
    "topic": _("Topics"),
    "page": _("Pages"),
}


@register.filter
def kind_words(kind: str) -> str:
    """What one work of a kind is called: Side event."""
    return kind_names().get(kind, kind)


@register.filter
def kinds_words(kind: str) -> str:
    """What several are called: Side events."""
    return str(SEVERAL.get(kind, kind))
