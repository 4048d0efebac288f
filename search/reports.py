"""What the search could not take, for staff: with the reason, and never as an error to visitors."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from search.models import FileText, SearchCopy, SearchWork


class UnreadFilesReport(ReportView):  # type: ignore[misc]
    """Files whose words are not found, or not all of them: scans, locked and broken files."""

    page_title = _("Files that cannot be searched")
    header_icon = "doc-full"
    index_url_name = "search_unread_files"
    index_results_url_name = "search_unread_files_results"
    permission_policy = ModelPermissionPolicy(FileText)
    any_permission_required = ("view",)
    model = FileText
    columns = [
        Column("name", label=_("File")),
        Column("language", label=_("Language")),
        Column("state", label=_("State"), accessor="get_state_display"),
        Column("page_count", label=_("Number of pages")),
        Column("last_error", label=_("Last error")),
    ]
    list_export = ["name", "language", "state", "page_count", "last_error"]

    def get_queryset(self) -> QuerySet[FileText]:
        return FileText.objects.exclude(state=FileText.State.READ).order_by("state", "name")


class StuckReport(ReportView):  # type: ignore[misc]
    """Works that wait for another attempt, or are parked until someone looks at them."""

    header_icon = "warning"
    any_permission_required = ("view",)
    columns = [
        Column("family", label=_("Work")),
        Column("attempts", label=_("Attempts")),
        DateColumn("parked_at", label=_("Parked")),
        Column("last_error", label=_("Last error")),
    ]
    list_export = ["family", "attempts", "parked_at", "last_error"]

    def get_queryset(self) -> QuerySet:
        return self.model.objects.filter(attempts__gt=0).order_by("-attempts", "family")


class StuckWorksReport(StuckReport):
    """Works that cannot be read from their pages."""

    page_title = _("Works that the search cannot read")
    index_url_name = "search_stuck_works"
    index_results_url_name = "search_stuck_works_results"
    permission_policy = ModelPermissionPolicy(SearchWork)
    model = SearchWork


class StuckCopiesReport(StuckReport):
    """Works that Elasticsearch does not take."""

    page_title = _("Works that Elasticsearch does not take")
    index_url_name = "search_stuck_copies"
    index_results_url_name = "search_stuck_copies_results"
    permission_policy = ModelPermissionPolicy(SearchCopy)
    model = SearchCopy


REPORTS = (UnreadFilesReport, StuckWorksReport, StuckCopiesReport)
