"""The one font that each language's headlines need, asked for early so that they do not jump."""

from django import template
from django.utils.translation import get_language

register = template.Library()

HEADLINE_FACES = {
    "ar": "markazi-text-arabic",
    "ru": "plenary-display-cyrillic",
    "zh-hans": "",  # from the system
}


@register.simple_tag
def headline_face() -> str:
    """The static path of the headlines' font in the reader's language; empty where it is the system's."""
    face = HEADLINE_FACES.get(get_language() or "", "plenary-display-latin")
    return face and f"fonts/{face}.woff2"
