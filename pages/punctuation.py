"""The marks between words, as the reader's language writes them, and words that keep their own direction."""

from django.utils.translation import get_language, get_language_bidi

_LISTS = {"ar": "، ", "zh-hans": "、"}
_COMMAS = {"ar": "، ", "zh-hans": "，"}
_STOPS = {"zh-hans": "。"}

# "First strong isolate" and "pop directional isolate" of the Unicode bidirectional algorithm.
_ISOLATED = "\u2068{}\u2069"


def list_comma() -> str:
    """Between the words of a list: Chinese has a comma for it alone."""
    return _LISTS.get(get_language() or "", ", ")


def comma() -> str:
    """Inside a sentence."""
    return _COMMAS.get(get_language() or "", ", ")


def stop() -> str:
    """After a sentence, when another one follows."""
    return _STOPS.get(get_language() or "", ". ")


def isolated(words: str) -> str:
    """
    Words that may run the other way than their surroundings. In Arabic a number that follows “Plenary, ”
    would join it and leave its month.
    """
    return _ISOLATED.format(words) if words and get_language_bidi() else words
