"""The state of the search, in the admin: what waits, what serves, what differed, and what can be done."""

import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from search import health, tasks

log = logging.getLogger(__name__)

NAME = "search_state"
SEES = "search.view_searchwork"
ACTS = "search.change_searchwork"


class SearchStateView(WagtailAdminTemplateMixin, View):
    """
    Shows `health`; a POST with `do` set to `retry` or `rebuild` acts. Who may see is told by the permission
    to view searched works, who may act by that to change them.
    """

    template_name = "search/admin/state.html"
    page_title: Any = gettext_lazy("State of the search")
    header_icon = "search"
    index_url_name = NAME

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(ACTS if request.method == "POST" else SEES):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(health=health.health(), may_act=request.user.has_perm(ACTS))
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("do", "")
        log.info("%s asked the search to %s", request.user, wanted)
        if wanted == "retry":
            rows = health.retry_parked()
            sentence = ngettext(
                "%(rows)d parked row is tried again.", "%(rows)d parked rows are tried again.", rows
            )
            messages.success(request, sentence % {"rows": rows})
        elif wanted == "rebuild":
            tasks.build_anew.enqueue()
            messages.success(
                request,
                _("The search is made anew. What serves now goes on serving until then."),
            )
        return redirect(NAME)
