"""Items of the admin's menu that lead to a report, for whoever may read it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem


class ReportMenuItem(MenuItem):
    """Shown to whoever has a permission. It is called as its report is."""

    def __init__(self, report: Any, permission: str, order: int) -> None:
        name = report.index_url_name
        super().__init__(
            report.page_title,
            reverse(name),
            name=name.replace("_", "-"),
            icon_name=report.header_icon,
            order=order,
        )
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))
