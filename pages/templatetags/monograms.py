"""Letters that stand for a name where there is no picture."""

from django import template

register = template.Library()

# Arabic letters side by side join into what reads like a word; a "zero width non-joiner" keeps them apart.
_APART = "\u200c"


@register.filter
def monogram(name: str) -> str:
    """The first letters of a name's first and last words: SW for Summer Walker, 姚 for 姚明."""
    words = [word for word in str(name).split() if word[:1].isalpha()]
    ends = words[:1] + words[1:][-1:]
    letters = [word[0].upper() for word in ends]
    are_arabic = all("\u0600" <= letter <= "\u06ff" for letter in letters)
    return (_APART if are_arabic else "").join(letters)
