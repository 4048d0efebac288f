"""Works for a list on a page."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from pages.models import TopicPage
from partners.models import PartnerPage
from publications.models import NewsPage, SideEventPage
from search.library import carrying_all, newest_of_kind, works_about
from search.models import SearchEntry
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


def titles(works):
    return [work.title for work in works]


@pytest.fixture
def topic(site, settled):
    with settled():
        topic = published(TopicPage, title="Harbours")
        published(NewsPage, title="Old", date=date(2001, 1, 1), topics=[topic])
        both = published(NewsPage, title="New", date=date(2026, 1, 1), topics=[topic])
        translated(both, "fr", title="Nouveau")
    return topic


def about(topic, reader):
    return works_about("topic", topic.translation_key, reader=reader)


def test_works_about_a_topic_come_newest_first_and_specific(topic):
    works = about(topic, topic.locale)
    assert titles(works) == ["New", "Old"]
    assert {type(work) for work in works} == {NewsPage}


def test_each_is_in_the_readers_language_else_as_it_was_written(topic, french):
    works = about(topic, french)
    assert titles(works) == ["Nouveau", "Old"]
    assert [work.locale.language_code for work in works] == ["fr", "en"]


def test_the_thing_itself_is_not_among_them_but_what_stands_below_is(topic, settled):
    with settled():
        published(TopicPage, parent=topic, title="Quays")
    assert "Harbours" not in titles(about(topic, topic.locale))
    assert "Quays" in titles(about(topic, topic.locale))


def test_a_partners_works_can_be_asked_by_what_it_did(site, settled):
    with settled():
        partner = published(PartnerPage)
        for part in ("organizer", "sponsor"):
            event = draft(SideEventPage, title=part)
            event.partners.create(partner=partner, part=part)
            event.save_revision().publish()
    reader = partner.locale
    assert len(works_about("partner", partner.translation_key, reader=reader)) == 2
    assert titles(
        works_about("partner", partner.translation_key, reader=reader, part="sponsor")
    ) == ["sponsor"]


def test_all_works_of_a_kind_can_be_had_beyond_what_a_page_lists(site, settled, monkeypatch):
    monkeypatch.setattr("search.library.LONGEST_LIST", 1)
    with settled():
        topic = published(TopicPage)
        published(NewsPage, topics=[topic])
        for title in ("Later", "Sooner"):
            day = timezone.now() + timedelta(days=9 if title == "Later" else 3)
            ends = day + timedelta(hours=1)
            published(SideEventPage, title=title, topics=[topic], starts_at=day, ends_at=ends)
        published(SideEventPage, title="About something else")
    only = {"kind": ("event",)}
    events = carrying_all("topic", topic.translation_key, only, reader=topic.locale)
    assert titles(events) == ["Later", "Sooner"]


@pytest.mark.parametrize("state", ["unpublished", "expired", "restricted"])
def test_an_entry_that_is_behind_lists_nothing_that_is_hidden(topic, state):
    page = Page.objects.get(title="New")
    match state:
        case "unpublished":
            Page.objects.filter(pk=page.pk).update(live=False)
        case "expired":
            Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
        case "restricted":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert SearchEntry.objects.get(family=page.translation_key).visible
    assert titles(about(topic, topic.locale)) == ["Old"]


def test_a_hidden_translation_falls_back_to_the_source(topic, french):
    Page.objects.filter(title="Nouveau").update(live=False)
    assert titles(about(topic, french)) == ["New", "Old"]


def test_a_kind_is_listed_newest_first(topic, french):
    assert titles(newest_of_kind("news", reader=topic.locale)) == ["New", "Old"]
    assert titles(newest_of_kind("news", reader=french)[:1]) == ["Nouveau"]


def test_a_list_costs_few_queries(topic, django_assert_max_num_queries):
    about(topic, topic.locale)
    with django_assert_max_num_queries(5):
        for work in about(topic, topic.locale):
            assert work.locale
