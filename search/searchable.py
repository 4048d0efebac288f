"""What a page answers when the search asks. A page type is found by subclassing `Searchable`."""

from datetime import date, datetime
from functools import cache
from typing import ClassVar

from django.apps import apps
from django.utils.functional import Promise
from django.utils.text import capfirst

from search.documents import FacetTag, SearchableFile, SearchText


class Searchable:
    """
    Something visitors can find. It says what it is; what acts on that lives in `search.indexing`.

    A class without a `search_kind` is not found: listings, the home page.
    """

    search_kind: ClassVar[str] = ""
    # What the kind is called beside others, where its verbose name would be too long: News.
    search_kind_name: ClassVar[Promise | str] = ""
    # What its answers go through, as `prefetch_related` takes it: read for many pages at once.
    search_relations: ClassVar[tuple[str, ...]] = ()

    def searchable_text(self) -> SearchText:
        """What this page says, in its language."""
        raise NotImplementedError

    def searchable_names(self) -> list[str]:
        """Names in it that are the same in every language: persons, partners, acronyms, symbols."""
        return []

    def searchable_aliases(self) -> list[str]:
        """What it is also called: its acronym, its symbol. Whoever types one whole means this work."""
        return []

    def search_facets(self) -> list[FacetTag]:
        """What visitors may narrow by; values with their ancestors."""
        return []

    def search_date(self) -> date | None:
        """The day that it is sorted by."""
        return None

    def search_times(self) -> tuple[datetime, datetime] | None:
        """From when to when it is on, if it is something one can come to."""
        return None

    def searchable_files(self) -> list[SearchableFile]:
        """Its documents whose pages are found too."""
        return []


@cache
def searchable_types() -> tuple[type[Searchable], ...]:
    """Every page type that visitors can find."""
    return tuple(
        model for model in apps.get_models() if issubclass(model, Searchable) and model.search_kind
    )


def kind_names() -> dict[str, str]:
    """Every kind of work, and what one is called in the reader's language: Side event."""
    return {
        model.search_kind: str(model.search_kind_name or capfirst(model._meta.verbose_name))  # type: ignore[attr-defined]
        for model in searchable_types()
    }
