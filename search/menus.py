"""What stands under Reports in the admin's menu."""

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from search import operating
from search.reports import StuckReport, UnreadFilesReport


class ReportMenuItem(MenuItem):
    """Shown to whoever may see the state of the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(operating.SEES)


def state_item() -> MenuItem:
    view = operating.SearchStateView
    return ReportMenuItem(
        view.page_title,
        reverse(operating.NAME),
        name="search-state",
        icon_name=view.header_icon,
        order=990,
    )


def report_item(report: type[UnreadFilesReport | StuckReport]) -> MenuItem:
    return ReportMenuItem(
        report.page_title,
        reverse(report.index_url_name),
        name=report.index_url_name.replace("_", "-"),
        icon_name=report.header_icon,
        order=1000,
    )
