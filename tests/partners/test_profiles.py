"""An organization's names: those it had, those it has, and who carries its work on."""

import pytest
from django.core.cache import caches
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect

from partners.models import FormerName, PartnerPage
from search.outbox import settle_rest
from tests.factories import draft, published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(site):
    return published(
        PartnerPage,
        title="Steppe Foundation",
        acronym="STF",
        other_names=["The Steppe"],
        former_names=[FormerName(name="Fund of the Steppe", until="2019-06-30", sort_order=0)],
    )


@pytest.fixture
def clinic(successor):
    return published(PartnerPage, title="Hearth Clinic", acronym="HC", successor=successor)


def html_of(client, page):
    return client.get(page.url).content.decode()


def leads_to(client, address):
    settle_rest()
    answer = client.get(address)
    return answer["Location"] if answer.status_code == 302 else answer.status_code


def test_former_names_stand_on_the_profile_with_their_last_day(successor, client):
    html = html_of(client, successor)
    assert "Fund of the Steppe <small>until 30 June 2019</small>" in html


def test_who_is_superseded_says_so_first_with_the_way_on(clinic, successor, client):
    html = html_of(client, clinic)
    notice = html.partition('<div class="notice">')[2].partition("</div>")[0]
    assert f'<a href="{successor.url}">Steppe Foundation</a>' in notice
    assert '<div class="notice">' not in html_of(client, successor)


def test_the_successor_names_whose_work_it_carries_on(clinic, successor, client):
    draft(PartnerPage, title="Draft Clinic", successor=successor)
    translated(clinic, "fr", title="Clinique du foyer")
    html = html_of(client, successor)
    assert "Carries on the work of" in html
    assert html.count("Hearth Clinic") == 1
    assert "Draft Clinic" not in html
    french = translated(successor, "fr")
    assert "Clinique du foyer" in html_of(client, french)


def test_nobody_carries_on_their_own_work(clinic, successor):
    successor.successor = successor
    with pytest.raises(ValidationError, match="cannot carry on its own work"):
        successor.clean()
    successor.successor = clinic
    with pytest.raises(ValidationError) as refused:
        successor.clean()
    assert list(refused.value.message_dict) == ["successor"]


def test_not_through_a_third_either(clinic, successor):
    third = published(PartnerPage, title="Third", successor=clinic)
    successor.successor = third
    with pytest.raises(ValidationError, match="through others either"):
        successor.clean()
    third.clean()


@pytest.mark.parametrize("slug", ["stf", "the-steppe", "fund-of-the-steppe"])
def test_an_address_with_another_name_leads_to_the_partner(successor, client, slug):
    assert leads_to(client, f"/en/partners/{slug}/") == successor.url


def test_in_another_language_to_its_page_there(successor, client):
    french = translated(successor, "fr")
    assert leads_to(client, "/fr/partners/stf/") == french.url


@pytest.mark.parametrize(
    "address",
    ["/en/partners/nobody/", "/en/news/stf/", "/en/partners/stf/below/", "/en/stf/", "/stf/"],
)
def test_no_other_address_does(successor, client, address):
    assert leads_to(client, address) == 404


def test_a_name_that_two_have_leads_to_neither(successor, client):
    published(PartnerPage, title="Sea Turtle Fund", acronym="STF")
    assert leads_to(client, "/en/partners/stf/") == 404


def test_the_name_of_a_draft_leads_nowhere(successor, client):
    draft(PartnerPage, title="Secret", acronym="SCRT")
    assert leads_to(client, "/en/partners/scrt/") == 404
    successor.unpublish()
    assert leads_to(client, "/en/partners/stf/") == 404


def test_what_was_hidden_by_the_clock_is_not_led_to(successor, client):
    PartnerPage.objects.filter(pk=successor.pk).update(expire_at="2020-01-01T00:00Z")
    assert leads_to(client, "/en/partners/stf/") == 404


def test_a_slug_that_changed_holds_before_a_name(successor, client):
    other = published(PartnerPage, title="Sea Turtle Fund")
    Redirect.add_redirect("/en/partners/stf", redirect_to=other, is_permanent=False)
    assert leads_to(client, "/en/partners/stf/") == other.url


def test_a_page_that_is_there_asks_for_no_names(successor, client):
    client.get(successor.url)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(successor.url)
    assert not any('"aliases"' in query["sql"] for query in asked.captured_queries)


def test_whoever_looks_for_a_predecessor_finds_both(clinic, successor, client):
    settle_rest()
    html = client.get("/en/search/?q=Hearth+Clinic").content.decode()
    assert clinic.url in html
    assert successor.url in html
    clinic.unpublish()
    settle_rest()
    html = client.get("/en/search/?q=Hearth+Clinic").content.decode()
    assert successor.url not in html


def test_it_is_found_by_a_name_it_had(successor, client):
    settle_rest()
    assert successor.url in client.get("/en/search/?q=Fund+of+the+Steppe").content.decode()
