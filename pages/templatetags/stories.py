"""A page's text, written out with all the works it names found at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from pages.languages import Resolved
from pages.links import known
from pages.models import BasePage

register = template.Library()


@dataclass(frozen=True, kw_only=True)
class Passage:
    """Blocks that stand together: figures in a row, or one block of any other kind."""

    blocks: tuple[StreamValue.StreamChild, ...]
    are_figures: bool


@register.simple_tag(takes_context=True)
def story(context: Context, page: BasePage, without: str = "") -> SafeString:
    """
    The blocks of a page's story, without those of one type if asked. Links lead to what the reader
    may see, in their language.
    """
    blocks = [block for block in page.story if block.block_type != without]
    written = context.template.engine.get_template("components/story.html")  # type: ignore[union-attr]
    with known(page.neighbours), context.push(passages=passages(blocks), page=page):
        return SafeString(written.render(context).strip())


def passages(blocks: Iterable[StreamValue.StreamChild]) -> list[Passage]:
    """Statistics that follow each other are one row of figures."""
    found: list[Passage] = []
    for are_figures, group in groupby(blocks, lambda block: block.block_type == "statistic"):
        members = tuple(group)
        if are_figures:
            found.append(Passage(blocks=members, are_figures=True))
        else:
            found += [Passage(blocks=(block,), are_figures=False) for block in members]
    return found


@register.filter
def neighbour(page: Any, work: Any) -> Resolved | None:
    """A work that a page names, as its reader may see it; nothing where they may not."""
    return page.neighbour(work) if isinstance(page, BasePage) else None


@register.filter
def neighbours(page: Any, works: Any) -> list[Resolved]:
    """Several of them, in their order. In a block's preview there is no page, and so none."""
    return page.neighbour_list(works) if isinstance(page, BasePage) else []
