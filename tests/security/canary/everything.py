"""Every hidden state, and beside them what anyone may see."""

from wagtail.models import Locale

from publications.models import NewsPage, ResearchPage
from tests.factories import published, translated
from tests.security.canary import (  # noqa: F401 - what they declare
    states_of_consents,
    states_of_files,
    states_of_pages,
    states_of_relations,
    states_of_translations,
    texts,
)
from tests.security.canary.library import Hidden, Library
from tests.security.canary.secrets import Secret


def written() -> Library:
    """The library before anything in it is hidden."""
    library = Library()
    library.write()
    return library


def shown() -> Hidden:
    """A twin of what is hidden, in two languages, which a sweep must find: else it would not look."""
    story = Hidden(secret=Secret(state="a story that anyone may see"))
    page = published(NewsPage, **texts.illustrated(story.secret))
    attached = next(block.value[0] for block in page.story if block.block_type == "documents")
    work = published(ResearchPage, **(texts.research(story.secret)))
    for thing in (page, translated(page, "fr"), work, page.image, attached):
        story.add(thing)
    return story


def languages() -> list[str]:
    return list(Locale.objects.values_list("language_code", flat=True))
