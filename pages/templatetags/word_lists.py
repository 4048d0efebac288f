"""Several words in one line, with the reader's own marks between them."""

from collections.abc import Iterable

from django import template

from pages import punctuation

register = template.Library()

register.simple_tag(punctuation.comma)
register.simple_tag(punctuation.stop)


@register.filter
def word_list(words: Iterable[object]) -> str:
    """“Arabic, French, Spanish”. Not Unicode's list patterns: Spanish has none without an “and”."""
    return punctuation.list_comma().join(str(word) for word in words)
