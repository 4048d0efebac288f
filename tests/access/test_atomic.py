"""Whatever publishes, moves or hides a page does all of it or nothing."""

import contextlib

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.actions.base import BaseAction
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from access.atomic import all_actions
from pages.models import TopicPage
from publications.models import NewsPage
from tests.factories import draft, published, section

pytestmark = pytest.mark.django_db


class Crash(Exception):
    """Something that goes wrong after the row was written."""


@pytest.fixture(params=[Crash, PermissionDenied])
def crash_at(request):
    connected = []

    def connect(signal):
        def fail(sender, **kwargs):
            raise request.param

        signal.connect(fail, weak=False)
        connected.append((signal, fail))

    yield connect
    for signal, fail in connected:
        signal.disconnect(fail)


def attempt(act):
    with contextlib.suppress(Crash, PermissionDenied):
        act()


def test_every_action_of_wagtail_is_one_transaction():
    actions = {action for action in all_actions() if "execute" in vars(action)}
    assert len(actions) > 10
    bare = [a.__name__ for a in actions if not getattr(a.execute, "is_one_transaction", False)]
    assert bare == []
    assert issubclass(next(iter(actions)), BaseAction)


def test_a_crash_while_publishing_leaves_a_draft(site, crash_at):
    story = draft(NewsPage)
    crash_at(page_published)
    attempt(story.get_latest_revision().publish)
    assert not NewsPage.objects.get(pk=story.pk).live


def test_a_crash_while_unpublishing_leaves_it_live(site, crash_at):
    story = published(NewsPage)
    crash_at(page_unpublished)
    attempt(story.unpublish)
    assert NewsPage.objects.get(pk=story.pk).live


def test_a_crash_while_moving_leaves_it_where_it_was(site, crash_at):
    parent, child = published(TopicPage), published(TopicPage)
    crash_at(post_page_move)
    attempt(lambda: child.move(parent, pos="last-child"))
    assert Page.objects.get(pk=child.pk).get_parent().specific == section(TopicPage)


def test_a_crash_while_an_editor_publishes_leaves_a_draft(site, admin, signed_in, crash_at):
    story = draft(NewsPage)
    crash_at(page_published)
    browser = signed_in(admin)
    browser.raise_request_exception = False
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    attempt(lambda: browser.post(address, _form(story) | {"action-publish": "1"}))
    assert not NewsPage.objects.get(pk=story.pk).live


def test_a_restriction_is_saved_whole_or_not(site):
    story = published(NewsPage)
    with pytest.raises(Crash):
        _save_and_crash(story)
    assert not PageViewRestriction.objects.exists()


def _save_and_crash(story):
    from django.db.models.signals import post_save

    def fail(sender, **kwargs):
        raise Crash

    post_save.connect(fail, sender=PageViewRestriction, weak=False)
    try:
        PageViewRestriction.objects.create(page=story, restriction_type="login")
    finally:
        post_save.disconnect(fail, sender=PageViewRestriction)


def _form(page):
    from tests.factories.forms import form_of

    return form_of(page)
