from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from publications import drafting, views
from publications.models import SideEventPage


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    return [
        path(
            "events/<int:event_id>/write-story/", views.WriteStoryView.as_view(), name="write_story"
        )
    ]


@hooks.register("register_page_listing_more_buttons")
def write_the_story(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if not isinstance(page, SideEventPage):
        return
    event = drafting.as_written(page)
    if drafting.may_write(event, user):
        url = reverse("write_story", args=[event.pk])
        label = gettext("Write the story")
        yield Button(label, url, icon_name="doc-full", priority=15)
