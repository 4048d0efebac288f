"""What an engineer forgets once: said at start-up, with what to type."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from search.languages import LANGUAGES
from search.searchable import Searchable, searchable_types


@register()
def each_language_has_a_row(**kwargs: Any) -> list[CheckMessage]:
    """A language without a row would not be found."""
    return [
        Error(
            f"The search does not know the language “{code}”.",
            hint=(
                "Add a row to ROWS in search/languages.py, such as: "
                f'SearchLanguage(code="{code}", script=Script.LATIN, filters=("lowercase",)), '
                "then build the index anew: manage.py rebuild_search"
            ),
            id="search.E002",
        )
        for code, _name in settings.LANGUAGES
        if code not in LANGUAGES
    ]


@register()
def each_type_answers(**kwargs: Any) -> list[CheckMessage]:
    """A type that visitors can find says what there is to find."""
    return [
        Error(
            f"{model.__name__} has a search_kind, but no words.",
            hint="Write searchable_text(self) -> SearchText for it.",
            id="search.E003",
        )
        for model in searchable_types()
        if model.searchable_text is Searchable.searchable_text
    ]
