"""Writes the draft of a story from an event that is over."""

from typing import Any

from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from access.sources import source_of
from access.visibility import may_see
from publications.models import NewsIndexPage, NewsPage, SideEventPage
from publications.stories import differences
from publications.stories.carrying import Carrying, opening
from publications.stories.facts import LABELS


def place_for(event: SideEventPage) -> NewsIndexPage | None:
    """The list of news in which an event's story is written: in the language the event was written in."""
    return NewsIndexPage.objects.filter(locale=event.locale).first()


def as_written(event: SideEventPage) -> SideEventPage:
    """An event in the language it was written in: that is the one a story reports on."""
    source = source_of(event)
    return source.specific if source else event


def may_write(event: SideEventPage, user: Any) -> bool:
    """
    Whether somebody may have a story written from this event: it is over, they may see it, and they may
    add news.
    """
    is_told = event.is_over and event.status != SideEventPage.Status.CANCELLED
    if not is_told or not may_see(event, user):
        return False
    place = place_for(event)
    return place is not None and place.permissions_for_user(user).can_add_subpage()


def stories_of(event: SideEventPage) -> list[Page]:
    """The stories that report on an event already, drafts too, the newest first."""
    stories = NewsPage.objects.filter(event=event, locale=event.locale)
    return list(stories.order_by("-latest_revision_created_at", "-pk"))


def write_story(event: SideEventPage, *, by: Any) -> NewsPage:
    """
    A draft with everything that the event tells: dateline, picture, who took part, what it was about, and
    a quote waiting for each speaker. Nothing of it is public.
    """
    place = place_for(event)
    assert place is not None  # noqa: S101  # may_write() asked
    story = NewsPage(
        title=event.title,
        slug=find_available_slug(place, event.slug),
        summary=event.summary,
        locale=event.locale,
        owner=by,
        event=event,
    )
    place.add_child(instance=story)
    carrying = Carrying(story=story, event=event, known={})
    first = {"type": "text", "value": opening(event), "id": carrying.block_id("opening")}
    carrying.tell([first])
    for name in LABELS:
        carrying.carry(name)
    differences.note(story)
    story.save()
    story.save_revision(user=by, log_action=True)
    return story
