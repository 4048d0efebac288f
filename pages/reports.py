"""What visitors looked for and did not find, for staff: the most asked first, and where it exists."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from pages.models import Demand
from search.asking import elsewhere


class WordsColumn(Column):
    """The words, which lead to the search that found nothing, and the sentences that came with them."""

    cell_template_name = "pages/reports/words.html"


class ElsewhereColumn(Column):
    """The works that answer the question in other languages, as anyone may see them now."""

    cell_template_name = "pages/reports/elsewhere.html"

    def get_value(self, instance: Demand) -> Any:
        return elsewhere(instance.words, instance.language)


class DemandReport(ReportView):  # type: ignore[misc]
    """Questions without an answer. Nothing in it says who asked."""

    page_title = _("What visitors did not find")
    header_icon = "help"
    index_url_name = "unanswered_questions"
    index_results_url_name = "unanswered_questions_results"
    permission_policy = ModelPermissionPolicy(Demand)
    any_permission_required = ("view",)
    model = Demand
    paginate_by = 20
    columns = [
        WordsColumn("words", label=_("What was looked for")),
        Column("language_name", label=_("Language")),
        Column("asked", label=_("How often")),
        DateColumn("last_on", label=_("Last on")),
        ElsewhereColumn("elsewhere", label=_("Exists in other languages")),
    ]
    list_export = ["words", "language", "asked", "first_on", "last_on"]

    def get_queryset(self) -> QuerySet[Demand]:
        return Demand.objects.order_by("-asked", "-last_on", "pk").prefetch_related("sentences")


class DemandMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("pages.view_demand")


def menu_item() -> MenuItem:
    """The way to it, among the reports."""
    return DemandMenuItem(
        DemandReport.page_title,
        reverse(DemandReport.index_url_name),
        name="unanswered-questions",
        icon_name=DemandReport.header_icon,
        order=900,
    )
