from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search import operating
from search.desk import logged
from search.desk import reports as asked
from search.desk.viewsets import SearchViewSetGroup, search_group
from search.reports import REPORTS, StuckReport, UnreadFilesReport

hooks.register("register_log_actions", logged.register)


@hooks.register("register_admin_viewset")
def register_search() -> SearchViewSetGroup:
    return search_group


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    addresses = [
        path("reports/search-state/", operating.SearchStateView.as_view(), name=operating.NAME)
    ]
    for report in (*REPORTS, *asked.REPORTS):
        name = report.index_url_name
        where = f"reports/{name.replace('_', '-')}/"
        addresses += [
            path(where, report.as_view(), name=name),
            path(f"{where}results/", report.as_view(results_only=True), name=f"{name}_results"),
        ]
    return addresses


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(operating.SEES)


@hooks.register("register_reports_menu_item")
def register_state() -> MenuItem:
    return ReportMenuItem(
        operating.SearchStateView.page_title,
        reverse(operating.NAME),
        name="search-state",
        icon_name=operating.SearchStateView.header_icon,
        order=990,
    )


def _menu_item(report: type[UnreadFilesReport | StuckReport]) -> None:
    @hooks.register("register_reports_menu_item")
    def register() -> MenuItem:
        return ReportMenuItem(
            report.page_title,
            reverse(report.index_url_name),
            name=report.index_url_name.replace("_", "-"),
            icon_name=report.header_icon,
            order=1000,
        )


for _report in REPORTS:
    _menu_item(_report)
