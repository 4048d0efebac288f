"""What staff say about words, in a group of the admin's menu, with the reports of what is asked."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from search.desk.forms import CertainWordForm, RecommendationForm, SynonymsForm
from search.desk.reports import REPORTS
from search.desk.views import FilledInView, NewSynonymsView, SynonymsView, ToldView
from search.menus import ReportMenuItem
from search.models.staff import CertainWord, Recommendation, Synonyms

READS = "search.view_askedquery"


class WordingViewSet(ModelViewSet):
    """Entries of one kind. The log says what each was before."""

    search_backend_name = None
    add_view_class = FilledInView
    edit_view_class = ToldView
    copy_view_enabled = False


class SynonymsViewSet(WordingViewSet):
    """Words that mean the same, by language."""

    model = Synonyms
    menu_label = _("Synonyms")  # type: ignore[assignment]
    icon = "search"
    name = "search_synonyms"
    url_prefix = "search-synonyms"
    edit_handler = ObjectList(
        [FieldRowPanel(["language", "direction"]), "words", "others"], base_form_class=SynonymsForm
    )
    list_display = ["__str__", "language", "direction"]
    list_filter = ["language", "direction"]
    search_fields = ["words", "others"]
    add_view_class = NewSynonymsView
    edit_view_class = SynonymsView
    create_template_name = "search/admin/new_synonyms.html"  # type: ignore[assignment]
    edit_template_name = "search/admin/synonyms.html"  # type: ignore[assignment]


class RecommendationViewSet(WordingViewSet):
    """Works that stand above all others, by the words that are looked for."""

    model = Recommendation
    menu_label = _("Recommended results")  # type: ignore[assignment]
    icon = "pick"
    name = "search_recommendations"
    url_prefix = "search-recommendations"
    edit_handler = ObjectList(
        [
            FieldRowPanel(["language", "match"]),
            "queries",
            "page",
            FieldRowPanel(["first_day", "last_day", "place"]),
        ],
        base_form_class=RecommendationForm,
    )
    list_display = ["__str__", "language", "first_day", "last_day", "place"]
    list_filter = ["language"]
    search_fields = ["queries"]


class CertainWordViewSet(WordingViewSet):
    """Words that are right as they are."""

    model = CertainWord
    menu_label = _("Words never to correct")  # type: ignore[assignment]
    icon = "lock"
    name = "search_certain_words"
    url_prefix = "search-certain-words"
    edit_handler = ObjectList(
        [FieldRowPanel(["language", "word"])], base_form_class=CertainWordForm
    )
    list_display = ["__str__", "language"]
    list_filter = ["language"]
    search_fields = ["word"]


class SearchViewSetGroup(ModelViewSetGroup):
    """All that is said about the search, and asked of it."""

    menu_label = _("Search settings")
    menu_name = "search-words"
    menu_icon = "search"
    menu_order = 350
    items = (SynonymsViewSet, RecommendationViewSet, CertainWordViewSet)

    def get_submenu_items(self) -> list[Any]:
        items: list[Any] = super().get_submenu_items()
        first = 100 + len(items)
        return [*items, *(ReportMenuItem(one, READS, first + n) for n, one in enumerate(REPORTS))]


search_group = SearchViewSetGroup()
