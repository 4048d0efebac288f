"""May anyone see it, now? Compared with the same question asked page by page in plain Python."""

from datetime import timedelta

import pytest
import time_machine
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from access.models import WorkSource
from access.serving import guard
from access.sources import source_of
from access.visibility import is_public, may_see, visible
from pages.models import TopicPage
from publications.models import NewsPage
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def restrict(page, kind="login"):
    return PageViewRestriction.objects.create(page=page, restriction_type=kind)


def seen_one_by_one(at):
    """The rule as a reader would say it, without a clever query."""
    pages = {page.pk: page for page in Page.objects.all()}
    closed = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    sources = dict(WorkSource.objects.values_list("translation_key", "page_id"))

    def shown(page):
        return (
            page.live
            and not (page.expire_at and page.expire_at <= at)
            and not (page.go_live_at and page.go_live_at > at)
            and not any(page.path.startswith(path) for path in closed)
        )

    return {
        pk
        for pk, page in pages.items()
        if shown(page)
        and (page.alias_of_id is None or shown(pages[page.alias_of_id]))
        and shown(pages.get(sources.get(page.translation_key), page))
    }


def test_every_hidden_state_is_hidden_and_nothing_else(site):
    now = timezone.now()
    draft(NewsPage)
    plain = published(NewsPage)
    expired = published(NewsPage)
    Page.objects.filter(pk=expired.pk).update(expire_at=now - HOUR)
    coming = published(NewsPage)
    Page.objects.filter(pk=coming.pk).update(go_live_at=now + HOUR)
    restrict(published(NewsPage))
    parent = published(TopicPage)
    below = published(TopicPage, parent=parent)
    restrict(parent, "password")
    translation_of_hidden = translated(hidden := published(NewsPage), "fr")
    hidden.unpublish()
    shown_in_both = translated(published(NewsPage), "fr")

    found = set(visible(Page.objects.all(), at=now).values_list("pk", flat=True))

    assert found == seen_one_by_one(now)
    assert {plain.pk, shown_in_both.pk} <= found
    assert not {expired.pk, coming.pk, below.pk, translation_of_hidden.pk} & found


def test_it_is_asked_in_two_queries_however_much_is_restricted(site, django_assert_num_queries):
    for _number in range(5):
        restrict(published(NewsPage))
    with django_assert_num_queries(2):
        list(visible(NewsPage.objects.all()).values_list("pk", flat=True))


def test_the_first_page_of_a_work_is_its_source(site):
    story = published(NewsPage)
    french = translated(story, "fr")
    assert source_of(french) == story.page_ptr
    assert source_of(story) is None


def test_a_translation_becomes_the_source_when_the_source_is_deleted(site):
    story = published(NewsPage)
    french = translated(story, "fr")
    story.delete()
    assert source_of(french) is None
    assert is_public(french)


@pytest.mark.parametrize("hide", [NewsPage.unpublish, restrict], ids=["unpublished", "restricted"])
def test_what_a_hidden_source_hid_stays_hidden_when_the_source_is_deleted(hide, site):
    story = published(NewsPage)
    french = translated(story, "fr")
    hide(story)
    Page.objects.get(pk=story.pk).delete()
    french.refresh_from_db()
    assert not french.live
    assert not is_public(french)


def test_the_translation_that_becomes_the_source_is_one_that_is_shown(site):
    story = published(NewsPage)
    arabic, french = translated(story, "ar"), translated(story, "fr")
    arabic.unpublish()
    story.delete()
    assert source_of(arabic) == french.page_ptr
    assert is_public(french)


def test_who_may_edit_sees_what_the_public_does_not(site, editor):
    story = draft(NewsPage)
    assert not may_see(story, None)
    assert may_see(story, editor)


def test_a_page_is_not_there_once_the_clock_says_so(site, client):
    story = published(NewsPage, expire_at=timezone.now() + HOUR)
    assert client.get(story.url).status_code == 200
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        assert client.get(story.url).status_code == 404


def test_a_translation_asks_the_password_of_its_source(site):
    story = published(NewsPage)
    french = translated(story, "fr")
    restrict(story, "password")
    request = RequestFactory().get(french.url)
    request.session = {}
    answer = guard(french, request, (), {})
    assert answer.status_code == 200
    assert b"password" in answer.render().content


def test_a_translation_of_what_is_hidden_is_not_there(site):
    story = published(NewsPage)
    french = translated(story, "fr")
    story.unpublish()
    with pytest.raises(Http404):
        guard(french, RequestFactory().get(french.url), (), {})
