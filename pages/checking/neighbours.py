"""The works that a page names and that no reader would find."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import ngettext
from wagtail.models import Page

from access.visibility import visible
from pages.checking import remarks
from pages.checking.remarks import Remark
from pages.punctuation import list_comma


def about_neighbours(page: Any) -> Iterator[Remark]:
    """
    An editor who names somebody whose profile is still a draft would look in vain for the name. Two queries
    more than the page needs to tell whom it names.
    """
    named = page.related_ids()
    if not named:
        return
    seen = set(visible(Page.objects.filter(pk__in=named)).values_list("pk", flat=True))
    left = named - seen
    there = Page.objects.filter(pk__in=left).order_by("pk") if left else []
    hidden = {work.pk: work.get_admin_display_title() for work in there}
    if hidden:
        yield remarks.warns(_hidden(list(hidden.values())))
    if gone := left - hidden.keys():
        yield remarks.warns(_gone(len(gone)), _block_naming(page, gone))


def _hidden(titles: list[str]) -> str:
    sentence = ngettext(
        "%(count)d work named here is not public yet, so nothing leads there: %(titles)s.",
        "%(count)d works named here are not public yet, so nothing leads there: %(titles)s.",
        len(titles),
    )
    return sentence % {"count": len(titles), "titles": list_comma().join(titles)}


def _gone(count: int) -> str:
    sentence = ngettext(
        "%(count)d page that is named or linked here does not exist any more.",
        "%(count)d pages that are named or linked here do not exist any more.",
        count,
    )
    return sentence % {"count": count}


def _block_naming(page: Any, ids: set[int]) -> str:
    """The first block of the story that names one of these pages."""
    for model, pk, _names, path in page.story.stream_block.extract_references(page.story):
        if issubclass(model, Page) and int(pk) in ids:
            return f"story.{path.split('.')[0]}"
    return "story"
