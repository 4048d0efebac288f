"""Several words in one line, with the reader's own comma between them."""

from collections.abc import Iterable

from django import template
from django.utils.translation import get_language

register = template.Library()

COMMAS = {"ar": "، ", "zh-hans": "、"}


@register.filter
def word_list(words: Iterable[object]) -> str:
    """“Arabic, French, Spanish”. Not Unicode's list patterns: Spanish has none without an “and”."""
    comma = COMMAS.get(get_language() or "", ", ")
    return comma.join(str(word) for word in words)
