"""The front page: what an editor chose leads, the newest follows, nothing twice."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from home.models import HomePage
from publications.models import NewsPage, SideEventPage
from tests.factories import draft, published, story_of, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(site):
    return [published(NewsPage, title=f"Story {n}", date=date(2026, 1, n)) for n in range(1, 7)]


def test_the_newest_story_leads_and_four_follow(site, news):
    draft(NewsPage, date=date(2026, 2, 1))
    assert site.lead == news[-1]
    assert site.stories == [news[4], news[3], news[2], news[1]]


def test_what_an_editor_chose_leads(site, news):
    site.story = story_of(("related", [news[0].pk]))
    site.save_revision().publish()
    home = HomePage.objects.get(pk=site.pk)
    assert home.lead == news[0]
    assert news[0] not in home.stories


def test_coming_events_are_those_that_are_not_over(site):
    hour = timedelta(hours=1)
    now = timezone.now()
    over = published(SideEventPage, starts_at=now - 3 * hour, ends_at=now - hour)
    later = published(SideEventPage, starts_at=now + 5 * hour, ends_at=now + 6 * hour)
    live = published(SideEventPage, starts_at=now - hour, ends_at=now + hour)
    assert site.coming == [live, later]
    assert over not in site.coming


def test_each_language_shows_its_own(site, news):
    french = translated(news[0], "fr")
    home = HomePage.objects.get(locale__language_code="fr")
    assert home.lead == french


def test_it_asks_at_most_30_queries(site, news, client, django_assert_max_num_queries):
    client.get("/en/")
    with django_assert_max_num_queries(30):
        client.get("/en/")
