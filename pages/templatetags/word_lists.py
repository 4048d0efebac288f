"""Several words in one line, as the reader's language strings them together."""

from collections.abc import Iterable

from babel.lists import format_list
from django import template
from django.utils.translation import get_language

from pages.vocabularies import cldr

register = template.Library()


@register.filter
def word_list(words: Iterable[object]) -> str:
    """“Arabic, French, Spanish”, with each language's own comma."""
    found = [str(word) for word in words]
    return format_list(found, style="unit-short", locale=cldr(get_language() or "en"))
