"""The way from an event to its story, in the admin."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from publications import drafting
from publications.models import SideEventPage
from publications.stories.facts import LABELS, facts_of


@dataclass(frozen=True, kw_only=True)
class ToldFact:
    """A fact of an event as the editor reads it before the story is written."""

    label: str | Promise
    words: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def write_story(request: HttpRequest, event_id: int) -> HttpResponse:
    """Shows what a story will take from its event; a POST makes the draft and opens it."""
    event = drafting.as_written(get_object_or_404(SideEventPage, pk=event_id))
    if not drafting.may_write(event, request.user):
        raise PermissionDenied
    if request.method == "POST":
        story = drafting.write_story(event, by=request.user)
        edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
        messages.success(request, _("The draft is written. Quotes wait for what was said."))
        return redirect(edit)
    facts = facts_of(event)
    told = [
        ToldFact(label=label, words=tuple(item.words for item in facts[name]))
        for name, label in LABELS.items()
        if facts[name]
    ]
    context = {"event": event, "facts": told, "stories": drafting.stories_of(event)}
    return render(request, "publications/admin/write_story.html", context)
