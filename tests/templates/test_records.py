"""What a landing page shows of everything that is about it."""

import re
from datetime import date

import pytest

from pages.models import TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, NewsPartner, ResearchPage, ResearchPartner
from search.outbox import settle_rest
from tests.factories import published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(django_capture_on_commit_callbacks):
    """What the worker does after a commit has been done."""

    def run():
        with django_capture_on_commit_callbacks(execute=True):
            pass
        settle_rest()

    return run


@pytest.fixture
def partner(site):
    return published(PartnerPage, title="Sankora Coast Circle")


def with_partner(model, row, partner, part, **fields):
    work = published(model, **fields)
    work.partners = [row(partner=partner, part=part)]
    work.save_revision().publish()
    return model.objects.get(pk=work.pk)


def record_of(html):
    found = re.search(r'<section class="section record">(.*?)</section>\s*</div>', html, re.DOTALL)
    return found[1] if found else ""


def words(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_a_partner_shows_what_it_did_by_year_and_part(client, partner, settled):
    with_partner(
        NewsPage, NewsPartner, partner, "supporter", title="A story", date=date(2024, 5, 1)
    )
    with_partner(
        ResearchPage, ResearchPartner, partner, "publisher", title="A report", date=date(2025, 2, 3)
    )
    settled()
    record = words(record_of(client.get(partner.url).content.decode()))
    assert record == (
        "What they did Narrow in the library"
        " 2025 Publisher A report Research · 3 February 2025"
        " 2024 Supporter A story News · 1 May 2024"
    )


def test_a_work_with_two_parts_stands_under_both(client, partner, settled):
    work = published(NewsPage, title="A story", date=date(2024, 5, 1))
    work.partners = [
        NewsPartner(partner=partner, part="organizer"),
        NewsPartner(partner=partner, part="funder"),
    ]
    work.save_revision().publish()
    settled()
    record = words(record_of(client.get(partner.url).content.decode()))
    assert "Organizer A story" in record
    assert "Funder A story" in record


def test_a_partners_people_stand_beside_its_record(client, partner, settled):
    published(PersonPage, title="Adwoa Sarkwah-Denteh", affiliation=partner)
    settled()
    html = client.get(partner.url).content.decode()
    assert record_of(html) == ""
    assert re.search(
        r'<h2 class="section-head">Persons</h2>.*Adwoa Sarkwah-Denteh', html, re.DOTALL
    )


def test_a_topic_shows_its_works_by_kind_and_in_the_readers_language(client, site, settled):
    topic = published(TopicPage, title="Corruption")
    story = published(NewsPage, title="A story", date=date(2024, 5, 1), topics=[topic])
    published(NewsPage, title="Another story", date=date(2024, 4, 1), topics=[topic])
    translated(story, "fr", title="Un récit")
    french = translated(topic, "fr", title="Corruption")
    settled()
    html = client.get(french.url).content.decode()
    assert ">Un récit</a>" in html
    assert 'lang="en" hreflang="en" dir="ltr">Another story</a>' in html


def test_what_was_hidden_since_is_not_shown(client, partner, settled):
    story = with_partner(NewsPage, NewsPartner, partner, "supporter", title="Canary")
    settled()
    assert "Canary" in client.get(partner.url).content.decode()
    story.unpublish()  # and nothing is settled yet: the search still has it
    assert "Canary" not in client.get(partner.url).content.decode()


def test_years_that_there_is_no_room_for_lead_to_the_library(client, partner, settled, monkeypatch):
    monkeypatch.setattr("search.library.LONGEST_LIST", 3)
    monkeypatch.setattr("pages.templatetags.record.LONGEST_LIST", 3)
    for year in (2022, 2023, 2023, 2024, 2024):
        with_partner(NewsPage, NewsPartner, partner, "supporter", date=date(year, 5, 1))
    settled()
    html = record_of(client.get(partner.url).content.decode())
    assert words(html[html.index("More in the library") :]) == (
        "More in the library 2023 2 entries 2022 1 entry"
    )
    address = f"/en/search/?partner={partner.translation_key}&amp;year=2023"
    assert f'href="{address}"' in html
    found = client.get(address.replace("&amp;", "&")).content.decode()
    assert "2 works in your language" in words(found)


def test_a_record_of_many_works_asks_no_more_than_one_of_few(
    client, partner, settled, django_assert_max_num_queries
):
    for year in range(2000, 2030):
        with_partner(NewsPage, NewsPartner, partner, "supporter", date=date(year, 5, 1))
    settled()
    client.get(partner.url)
    with django_assert_max_num_queries(20):
        client.get(partner.url)
