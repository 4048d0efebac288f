"""Index pages: what they list, in which order, in which language, at what cost."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from pages.models import TopicPage
from partners.models import PersonPage
from publications.models import NewsPage, ResearchPage, SideEventPage
from tests.factories import draft, make_image, published, translated

pytestmark = pytest.mark.django_db


def titles(client, url):
    html = client.get(url).content.decode()
    return re.findall(r"<h[23]><a [^>]*>([^<]*)</a></h[23]>", html)


def event(title, days):
    starts = timezone.now() + timedelta(days=days)
    return published(
        SideEventPage, title=title, starts_at=starts, ends_at=starts + timedelta(hours=1)
    )


def test_news_stand_newest_first_under_their_month(client, site):
    for day in (date(2024, 3, 1), date(2025, 5, 2), date(2025, 5, 9)):
        published(NewsPage, title=f"Story of {day}", date=day)
    html = client.get("/en/news/").content.decode()
    assert titles(client, "/en/news/") == [
        "Story of 2025-05-09",
        "Story of 2025-05-02",
        "Story of 2024-03-01",
    ]
    assert re.findall(r'<h2 class="listing__heading">([^<]*)</h2>', html) == [
        "May 2025",
        "March 2024",
    ]


def test_the_next_event_leads_and_the_last_one_leads_what_is_over(client, site):
    for title, days in (("Long over", -90), ("Far", 60), ("Just over", -2), ("Near", 3)):
        event(title, days)
    assert titles(client, "/en/events/") == ["Near", "Far", "Just over", "Long over"]


def test_an_event_stands_under_the_month_and_the_hour_of_its_own_zone(client, site):
    starts = datetime(2030, 12, 31, 23, 30, tzinfo=UTC)
    published(
        SideEventPage,
        title="New year in Nairobi",
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        time_zone="Africa/Nairobi",
    )
    html = client.get("/en/events/").content.decode()
    assert "January 2031</h2>" in html
    assert "<b>1 January 2031</b>" in html
    assert "<span>02:30–03:30</span>" in html


def test_a_work_is_listed_in_the_readers_language_or_else_as_it_was_written(client, site):
    story = published(NewsPage, title="Translated", date=date(2025, 1, 2))
    translated(story, "fr", title="Traduit")
    published(NewsPage, title="Only in English", date=date(2025, 1, 1))
    assert titles(client, "/fr/news/") == ["Traduit", "Only in English"]
    html = client.get("/fr/news/").content.decode()
    assert 'lang="en" hreflang="en" dir="ltr">Only in English</a>' in html


def test_what_nobody_may_see_is_not_listed_in_any_language(client, site):
    hidden = published(NewsPage, title="Canary in English")
    translated(hidden, "fr", title="Canari en français")
    hidden.unpublish()
    draft(NewsPage, title="Canary of a draft")
    expired = published(NewsPage, title="Canary that expired")
    type(expired).objects.filter(pk=expired.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    for url in ("/en/news/", "/fr/news/", "/en/", "/fr/"):
        assert "anar" not in client.get(url).content.decode()


def test_a_long_list_comes_in_numbered_pages(client, site):
    for number in range(1, 46):
        published(
            ResearchPage, title=f"Report {number:02}", date=date(2025, 1, 1) + timedelta(number)
        )
    assert len(titles(client, "/en/research/")) == 20
    assert titles(client, "/en/research/?page=3") == [f"Report {n:02}" for n in range(5, 0, -1)]
    html = client.get("/en/research/?page=2").content.decode()
    assert '<a href="?page=2" aria-current="page">2</a>' in html
    assert 'href="?page=3" rel="next"' in html
    assert titles(client, "/en/research/?page=nonsense") == titles(client, "/en/research/")


def test_a_tree_is_listed_as_a_tree(client, site):
    wide = published(TopicPage, title="Organized crime")
    published(TopicPage, title="Cybercrime", parent=wide)
    html = client.get("/en/topics/").content.decode()
    assert re.findall(r'data-level="(\d)"', html) == ["1", "2"]


def test_a_list_costs_the_same_however_long_it_is(client, site, queries_of):
    def people(count):
        for number in range(count):
            published(
                PersonPage, title=f"Person {number}", image=make_image(), image_alt="A monogram"
            )

    people(2)
    few = queries_of("/en/persons/")
    people(8)
    assert queries_of("/en/persons/") == few
