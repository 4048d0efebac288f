"""An editor is told of what a page names and does not show."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from partners.models import PartnerPage
from publications.models import NewsPage, NewsPartner
from tests.factories import draft, published
from tests.factories.forms import form_of

pytestmark = pytest.mark.django_db


def told(browser, page):
    """What is said when a page is published from its form."""
    form = form_of(page) | {"action-publish": "1"}
    answer = browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert answer.status_code == 302, answer.context["form"].errors
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize("profile", [draft, published])
def test_a_partner_whose_profile_is_a_draft(profile, site, admin, signed_in):
    partner = profile(PartnerPage, title="Coast Circle")
    story = published(NewsPage, partners=[NewsPartner(partner=partner, part="organizer")])
    sentence = "1 work named here is not public yet, so nothing leads there: Coast Circle"
    assert (sentence in told(signed_in(admin), story)) == (profile is draft)


def test_a_form_that_saves_itself_piles_up_no_messages(site, admin, signed_in):
    partner = draft(PartnerPage, title="Coast Circle")
    story = draft(NewsPage, partners=[NewsPartner(partner=partner, part="organizer")])
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    browser = signed_in(admin)
    answer = browser.post(address, form_of(story), headers={"Accept": "application/json"})
    assert answer.json()["success"]
    assert list(get_messages(answer.wsgi_request)) == []
