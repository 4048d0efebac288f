"""Links inside running text: to what the reader may see, in their own language."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Locale
from wagtail.rich_text.pages import PageLinkHandler

from pages.languages import Resolved, resolve_pages

_known: ContextVar[dict[int, Resolved] | None] = ContextVar("known_links", default=None)


@contextmanager
def known(neighbours: dict[int, Resolved]) -> Iterator[None]:
    """While a page's text is written out: the works it names, found before and all at once."""
    token = _known.set(neighbours)
    try:
        yield
    finally:
        _known.reset(token)


class WorkLinkHandler(PageLinkHandler):
    """
    A link to a page. It loses its address where the reader may not see the page: bare Wagtail prints the
    address of a draft.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        neighbours = _known.get()
        ids = [int(attrs["id"]) for attrs in attrs_list if str(attrs.get("id", "")).isdigit()]
        if neighbours is None:
            reader = Locale.objects.get_for_language(get_language() or "en")
            neighbours = resolve_pages(ids, reader)
        return [cls._opening(neighbours, attrs) for attrs in attrs_list]

    @classmethod
    def _opening(cls, neighbours: dict[int, Resolved], attrs: dict[str, Any]) -> str:
        pk = str(attrs.get("id", ""))
        work = neighbours.get(int(pk)) if pk.isdigit() else None
        if work is None or not work.url:
            return "<a>"
        language = "" if work.is_own else f' hreflang="{work.lang}"'
        return f'<a href="{escape(work.url)}"{language}>'
