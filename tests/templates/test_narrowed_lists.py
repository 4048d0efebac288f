"""Lists narrowed by their address: what stands in them, what is counted, what is said, at what cost."""

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from pages.models import TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import EventPartner, NewsPage, ResearchPage, SideEventPage
from search.models import SearchEntry
from search.outbox import settle_rest
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


def titles(client, url):
    html = client.get(url).content.decode()
    return re.findall(r"<h[23]><a [^>]*>([^<]*)</a></h[23]>", html)


def counts(client, url, facet):
    """Counts beside the values of a facet, by value."""
    html = client.get(url).content.decode()
    found = re.findall(rf'name="{facet}" value="([^"]*)".*?<data value="(\d+)">', html, re.DOTALL)
    return {value: int(count) for value, count in found}


def event(title, days, **fields):
    starts = timezone.now() + timedelta(days=days)
    ends = starts + timedelta(hours=1)
    return published(SideEventPage, title=title, starts_at=starts, ends_at=ends, **fields)


@pytest.fixture
def news(site):
    """Three stories about two topics in two countries; the third is there in French alone."""
    crime = published(TopicPage, title="Crime")
    care = published(TopicPage, title="Care")
    published(NewsPage, title="One", topics=[crime], countries=["KE"], date=date(2026, 1, 3))
    published(NewsPage, title="Two", topics=[care], countries=["KE"], date=date(2025, 1, 2))
    third = published(NewsPage, title="Three", topics=[crime, care], date=date(2025, 1, 1))
    translated(third, "fr", title="Trois")
    settle_rest()
    return {"crime": str(crime.translation_key), "care": str(care.translation_key)}


def test_values_of_a_facet_widen_and_facets_narrow(news, client):
    assert titles(client, f"/en/news/?topic={news['crime']}") == ["One", "Three"]
    both = f"topic={news['crime']}&topic={news['care']}"
    assert titles(client, f"/en/news/?{both}") == ["One", "Two", "Three"]
    assert titles(client, f"/en/news/?{both}&country=KE&year=2025") == ["Two"]
    assert titles(client, f"/en/news/?year=2025&page=1&{both}&country=KE&utm=x") == ["Two"]


def test_each_facet_counts_under_the_others_in_any_language(news, client):
    assert counts(client, "/fr/news/", "topic") == {news["crime"]: 2, news["care"]: 2}
    narrowed = f"/ar/news/?topic={news['crime']}&year=2025"
    assert counts(client, narrowed, "topic") == {news["crime"]: 1, news["care"]: 2}
    assert counts(client, narrowed, "year") == {"2026": 1, "2025": 1}


def test_a_work_in_another_language_is_listed_and_marked(news, client):
    html = client.get(f"/fr/news/?topic={news['crime']}").content.decode()
    assert 'lang="en" hreflang="en" dir="ltr">One</a>' in html
    assert titles(client, f"/fr/news/?topic={news['crime']}") == ["One", "Trois"]


def test_what_nobody_may_see_is_neither_listed_nor_counted(site, client):
    topic = published(TopicPage, title="Crime")
    for title in ("Shown", "Canary restricted", "Canary withdrawn", "Canary in French"):
        published(NewsPage, title=title, topics=[topic])
    restricted, withdrawn, source = NewsPage.objects.filter(title__startswith="Canary").order_by(
        "pk"
    )
    translated(source, "fr", title="Canari")
    draft(NewsPage, title="Canary of a draft", topics=[topic])
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    withdrawn.unpublish()
    source.unpublish()
    settle_rest()
    for language in ("en", "fr", "ar"):
        url = f"/{language}/news/?topic={topic.translation_key}"
        assert titles(client, url) == ["Shown"]
        assert counts(client, url, "topic") == {str(topic.translation_key): 1}


def test_an_entry_that_is_behind_shows_no_row(news, client):
    one = NewsPage.objects.get(title="One")
    one.unpublish()
    SearchEntry.objects.filter(family=one.translation_key).update(visible=True)
    assert titles(client, f"/en/news/?topic={news['crime']}") == ["Three"]


def test_a_hidden_topic_is_not_named(site, client):
    topic = published(TopicPage, title="Canary")
    published(NewsPage, title="Shown", topics=[topic])
    topic.unpublish()
    settle_rest()
    html = client.get(f"/en/news/?topic={topic.translation_key}").content.decode()
    assert "Canary" not in html


def test_events_are_narrowed_by_the_clock_and_counted_as_narrowed(site, client):
    for title, days, status in (
        ("Near", 3, "scheduled"),
        ("Far", 60, "cancelled"),
        ("Over", -2, "scheduled"),
    ):
        event(title, days, status=status, status_reason="A reason", participation=["captions"])
    settle_rest()
    assert titles(client, "/en/events/?when=upcoming") == ["Near", "Far"]
    assert titles(client, "/en/events/?when=past") == ["Over"]
    assert titles(client, "/en/events/?when=upcoming&status=cancelled") == ["Far"]
    assert counts(client, "/en/events/", "status") == {"scheduled": 2, "cancelled": 1}
    upcoming = "/en/events/?when=upcoming&status=cancelled"
    assert counts(client, upcoming, "status") == {"scheduled": 1, "cancelled": 1}
    assert counts(client, upcoming, "participation") == {"captions": 1}
    assert counts(client, "/en/events/?when=past", "participation") == {"captions": 1}


def test_lists_stand_in_the_order_that_is_asked_for(site, client):
    for title, day in (("B", date(2025, 1, 1)), ("C", date(2024, 1, 1)), ("A", date(2023, 1, 1))):
        published(ResearchPage, title=title, date=day)
    assert titles(client, "/en/research/") == ["B", "C", "A"]
    assert titles(client, "/en/research/?sort=oldest") == ["A", "C", "B"]
    assert titles(client, "/en/research/?sort=title") == ["A", "B", "C"]
    html = client.get("/en/research/?sort=title").content.decode()
    assert '<h2 class="listing__heading">' not in html
    assert 'name="sort" value="title" checked' in html


def test_events_stand_in_the_order_that_is_asked_for(site, client):
    for title, days in (("B", 3), ("C", 60), ("A", -2)):
        event(title, days)
    assert titles(client, "/en/events/?sort=newest") == ["C", "B", "A"]
    assert titles(client, "/en/events/?sort=title") == ["A", "B", "C"]


def test_partners_stand_by_title_or_the_latest_first(site, client):
    for title in ("B", "C", "A"):
        published(PartnerPage, title=title, organization_type="ngo" if title == "B" else "alliance")
    settle_rest()
    assert titles(client, "/en/partners/") == ["A", "B", "C"]
    assert titles(client, "/en/partners/?sort=recent") == ["A", "C", "B"]
    assert titles(client, "/en/partners/?organization_type=alliance") == ["A", "C"]
    html = client.get("/en/partners/").content.decode()
    assert "<span>Non-governmental organization</span>" in html


@pytest.mark.parametrize(
    "query",
    [
        "topic=nonsense&sort=nonsense&when=nonsense&page=nonsense",
        "topic=%00&country=%FF%FE&year=99999999999999999999",
        "topic=" + "x" * 3000,
        "&".join(f"country={n}" for n in range(400)),
        "topic[]=1&=&&page=99999",
        "year=2025&year=%D9%A3&page=%D9%A3",
    ],
)
def test_garbage_is_read_kindly(news, client, query):
    for section in ("news", "events", "topics", "persons"):
        for end in ("", "feed.atom", "works.csv"):
            assert client.get(f"/en/{section}/{end}?{query}").status_code == 200


def test_markup_in_a_parameter_is_words(news, client):
    attack = '"><script>alert(1)</script>'
    for name in ("topic", "country", "year", "sort", "when", "page"):
        html = client.get(f"/en/events/?{name}={quote(attack)}&status=x").content.decode()
        assert "<script>alert" not in html


def test_a_number_beyond_the_end_leads_to_the_last_page(site, client):
    for number in range(21):
        published(NewsPage, title=f"Story {number}", countries=["KE"])
    settle_rest()
    address = "/en/news/?country=KE&page=77&sort=title"
    assert titles(client, address) == ["Story 9"]
    html = client.get(address).content.decode()
    assert 'href="?country=KE&amp;sort=title&amp;page=2" aria-current="page"' in html
    assert 'href="?country=KE&amp;sort=title&amp;page=1" rel="prev"' in html


def test_what_narrows_is_said_and_can_be_taken_away(news, client):
    html = client.get("/en/news/?country=KE&year=2025&sort=title").content.decode()
    assert re.search(r"1 entry\s*<span[^>]*>of 3</span>", html)
    link = r'<li>\s*<a href="([^"]*)" rel="nofollow"><span class="hidden-text">Remove'
    assert re.findall(link, html) == [
        "/en/news/?year=2025&amp;sort=title#chosen",
        "/en/news/?country=KE&amp;sort=title#chosen",
    ]
    assert 'class="chips__all" href="/en/news/?sort=title#chosen" rel="nofollow"' in html


def test_an_empty_list_says_so_and_leads_to_all(news, client):
    html = client.get("/en/news/?topic=nonsense").content.decode()
    assert re.search(r"Nothing here carries all that was chosen\. <a href=\"/en/news/\">", html)
    assert titles(client, "/en/news/?topic=nonsense") == []


def test_robots_keep_only_the_whole_list(news, client):
    whole = client.get("/en/news/")
    assert 'rel="canonical"' in whole.content.decode()
    assert "X-Robots-Tag" not in whole
    for query in ("?year=2025", "?sort=title"):
        answer = client.get(f"/en/news/{query}")
        assert answer["X-Robots-Tag"] == "noindex"
        html = answer.content.decode()
        assert '<meta name="robots" content="noindex">' in html
        assert 'rel="canonical"' not in html
        assert 'hreflang="x-default"' not in html


def test_another_language_keeps_what_narrows(news, client):
    html = client.get("/en/news/?year=2025&utm=x&sort=title&page=1").content.decode()
    assert 'href="/ar/news/?year=2025&amp;sort=title"' in html
    plain = client.get("/en/news/?utm=x").content.decode()
    assert 'href="/ar/news/"' in plain


def test_its_feed_and_table_are_those_of_the_filter(news, client):
    html = client.get("/en/news/?year=2025&sort=title&page=1").content.decode()
    assert html.count('href="/en/news/feed.atom?year=2025"') == 2
    assert 'href="/en/news/works.csv?year=2025&amp;sort=title"' in html


def test_a_tree_has_nothing_to_choose(site, client):
    published(TopicPage, title="Crime")
    html = client.get("/en/topics/").content.decode()
    assert 'id="filters"' not in html


def test_a_narrowed_list_costs_the_same_however_long_it_is(site, queries_of):
    topic = published(TopicPage, title="Crime")
    partner = published(PartnerPage, title="A partner")

    def stories(count):
        for number in range(count):
            story = event(f"Event {number}", number + 1, topics=[topic], countries=["KE"])
            EventPartner.objects.create(page=story, partner=partner, part="organizer")
            story.save_revision().publish()
        settle_rest()

    narrowed = f"/en/events/?topic={topic.translation_key}&country=KE"
    stories(2)
    few = [queries_of(url) for url in ("/en/events/", narrowed, f"{narrowed}&when=upcoming")]
    stories(9)
    urls = ("/en/events/", narrowed, f"{narrowed}&when=upcoming")
    assert [queries_of(url) for url in urls] == few
    assert max(few) <= 24


def test_persons_are_narrowed_by_their_organization(site, client):
    partner = published(PartnerPage, title="A partner")
    published(PersonPage, title="Here", affiliation=partner)
    published(PersonPage, title="Elsewhere")
    settle_rest()
    assert titles(client, f"/en/persons/?partner={partner.translation_key}") == ["Here"]


def test_a_list_keeps_its_values_and_shows_all_of_them_when_asked(site, client):
    for number in range(15):
        code = (
            "KE",
            "TN",
            "FR",
            "ES",
            "HT",
            "CN",
            "RU",
            "EG",
            "ML",
            "GH",
            "NG",
            "SN",
            "BR",
            "PE",
            "CL",
        )
        published(
            NewsPage, title=f"Story {number}", countries=[code[number]], date=date(2025, 1, 1)
        )
    settle_rest()
    html = client.get("/en/news/").content.decode()
    assert html.count('name="country"') == 12
    assert 'href="/en/news/?all=country#facet-country" rel="nofollow">Show all 15<' in html
    every = client.get("/en/news/?all=country&year=2024").content.decode()
    assert every.count('name="country"') == 15
    assert every.count('class="is-none"') == 15
    found = client.get("/en/news/?all=country&find=bra").content.decode()
    assert re.findall(r'name="country" value="(..)"', found) == ["BR"]
