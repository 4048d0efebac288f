from functools import partial

from django.urls import URLPattern, path
from wagtail import hooks

from search import operating
from search.desk import logged
from search.desk import reports as asked
from search.desk.viewsets import SearchViewSetGroup, search_group
from search.menus import ReportMenuItem
from search.reports import REPORTS

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


for _report, _order in ((operating.SearchStateView, 990), *((report, 1000) for report in REPORTS)):
    hooks.register(
        "register_reports_menu_item",
        partial(ReportMenuItem, _report, operating.SEES, _order),
    )
