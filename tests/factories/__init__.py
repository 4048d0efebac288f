"""
Pages and people for tests, made the way the site makes them.

    story = published(NewsPage, title="A story")
    french = translated(story, "fr", title="Un récit")
"""

from tests.factories.files import make_document, make_image
from tests.factories.pages import draft, published, section, story_of, translated
from tests.factories.people import make_editor, make_person, make_publisher, make_translator

__all__ = [
    "draft",
    "make_document",
    "make_editor",
    "make_image",
    "make_person",
    "make_publisher",
    "make_translator",
    "published",
    "section",
    "story_of",
    "translated",
]
