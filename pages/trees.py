"""Topics and instruments stand in trees: what is about an article is about its treaty too."""

from collections.abc import Iterable
from uuid import UUID

from treebeard.mp_tree import MP_Node
from wagtail.models import Page


def with_ancestors(pages: Iterable[Page], model: type[Page]) -> list[UUID]:
    """The families of some pages and of their ancestors of the same type. One query."""
    step = MP_Node.steplen
    paths = {page.path[:end] for page in pages for end in range(step, len(page.path) + 1, step)}
    if not paths:
        return []
    found = model.objects.filter(path__in=paths).values_list("translation_key", flat=True)
    return sorted(found, key=str)
