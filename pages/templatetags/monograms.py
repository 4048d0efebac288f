"""Letters that stand for a name where there is no picture."""

from django import template

register = template.Library()


@register.filter
def monogram(name: str) -> str:
    """The first letters of a name's first and last words: SW for Summer Walker, 姚 for 姚明."""
    words = [word for word in str(name).split() if word[:1].isalpha()]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
