"""What visitors ask of the search, for staff: often, in vain, or without opening anything."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django.db.models import Max, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, DateFromToRangeFilter  # type: ignore[import-untyped]
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.models.staff import AskedQuery, languages


class AskedFilterSet(WagtailFilterSet):
    """A language of readers, and a span of days."""

    language = ChoiceFilter(label=_("Language"), choices=languages)
    day = DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = AskedQuery
        fields: ClassVar[list[str]] = ["language", "day"]


class LanguageColumn(Column):
    """A language in words."""

    def get_value(self, instance: dict[str, Any]) -> str:
        return dict(languages()).get(instance["language"], instance["language"])


class NextStepsColumn(Column):
    """What whoever reads it can do about a query: an entry with its words filled in."""

    cell_template_name = "search/admin/next_steps.html"

    def get_cell_context_data(
        self, instance: dict[str, Any], parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        language, words = instance["language"], instance["words"]
        if user.has_perm("search.add_synonyms"):
            context["synonyms"] = _filled_in("search_synonyms", language=language, words=words)
        if user.has_perm("search.add_recommendation"):
            context["recommendation"] = _filled_in(
                "search_recommendations", language=language, queries=words
            )
        return context

    def get_value(self, instance: dict[str, Any]) -> str:
        return str(instance["words"])


def _filled_in(entry: str, **fields: str) -> str:
    return f"{reverse(f'{entry}:add')}?{urlencode(fields)}"


class AskedReport(ReportView):  # type: ignore[misc]
    """Queries by how often they were asked. Rare ones have no words, and are in no report."""

    page_title = _("What is asked")
    header_icon = "search"
    index_url_name = "search_asked"
    index_results_url_name = "search_asked_results"
    permission_policy = ModelPermissionPolicy(AskedQuery)
    any_permission_required = ("view",)
    model = AskedQuery
    is_searchable = False
    filterset_class = AskedFilterSet
    columns = [
        Column("words", label=_("Words")),
        LanguageColumn("language", label=_("Language")),
        Column("times", label=_("Asked")),
        Column("nothing", label=_("Found nothing")),
        Column("opens", label=_("Opened")),
        Column("works", label=_("Works found")),
        NextStepsColumn("next", label=_("Next step")),
    ]
    list_export = ["words", "language", "times", "nothing", "opens", "works"]
    export_headings = {
        "words": _("Words"),
        "language": _("Language"),
        "times": _("Asked"),
        "nothing": _("Found nothing"),
        "opens": _("Opened"),
        "works": _("Works found"),
    }
    most_important = "-times"

    def get_queryset(self) -> QuerySet:
        named = AskedQuery.objects.exclude(words="").order_by().values("language", "words")
        summed = named.annotate(
            times=Sum("asked"), nothing=Sum("empty"), opens=Sum("opened"), works=Max("found")
        )
        return summed.order_by(self.most_important, "words", "language")

    def get_filtered_queryset(self) -> QuerySet:
        """What matters is asked of the sums of the days chosen."""
        return self.worth_telling(super().get_filtered_queryset())

    def worth_telling(self, queries: QuerySet) -> QuerySet:
        return queries


class FoundNothingReport(AskedReport):
    """Queries that found no work at all, in any language, at least once."""

    page_title = _("What finds nothing")
    header_icon = "warning"
    index_url_name = "search_found_nothing"
    index_results_url_name = "search_found_nothing_results"
    most_important = "-nothing"

    def worth_telling(self, queries: QuerySet) -> QuerySet:
        return queries.filter(nothing__gt=0)


class NotOpenedReport(AskedReport):
    """Queries that find works, of which nobody opens one."""

    page_title = _("What is found, but not opened")
    header_icon = "view"
    index_url_name = "search_not_opened"
    index_results_url_name = "search_not_opened_results"

    def worth_telling(self, queries: QuerySet) -> QuerySet:
        return queries.filter(opens=0, works__gt=0)


REPORTS = (AskedReport, FoundNothingReport, NotOpenedReport)
