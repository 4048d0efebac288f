"""The way from an event to its story, in the admin."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from publications import drafting
from publications.models import SideEventPage
from publications.stories.facts import LABELS, facts_of, told


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """A fact of an event as the editor reads it before the story is written."""

    label: str | Promise
    words: tuple[str, ...]


class WriteStoryView(WagtailAdminTemplateMixin, View):
    """Shows what a story will take from its event; a POST makes the draft and opens it."""

    template_name = "publications/admin/write_story.html"
    page_title: Any = gettext_lazy("Write the story")
    header_icon = "doc-full"

    @cached_property
    def event(self) -> SideEventPage:
        return drafting.as_written(get_object_or_404(SideEventPage, pk=self.kwargs["event_id"]))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not drafting.may_write(self.event, request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.event.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.event.get_admin_display_title()},
            {"url": "", "label": self.get_page_title(), "sublabel": ""},
        ]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        facts = facts_of(self.event)
        shown = [
            ToldFact(label=label, words=told(name, facts[name]))
            for name, label in LABELS.items()
            if facts[name]
        ]
        stories = drafting.stories_of(self.event)
        return self.render_to_response(
            self.get_context_data(event=self.event, facts=shown, stories=stories)
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        story = drafting.write_story(self.event, by=request.user)
        messages.success(request, _("The draft is written. Quotes wait for what was said."))
        return redirect(reverse("wagtailadmin_pages:edit", args=[story.pk]))
