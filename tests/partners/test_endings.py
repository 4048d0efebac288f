"""Editors learn in time that a consent ends, and at its field that one is missing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from pages.checking.checklist import checklist
from pages.checking.remarks import Remark, blocks, warns
from partners.models import PersonPage
from partners.panels import endings_for
from tests.factories import draft, make_editor, make_person, translated
from tests.factories.forms import form_of
from tests.partners.test_consents import later, person, today

pytestmark = pytest.mark.django_db

MISSING = "Say that this person agreed to be named, and until when, before publishing."
OVER = "The time for which this person agreed to be named is over."


def about_consents(page: PersonPage, by: object) -> list[Remark]:
    fields = {
        f"{kind}_{part}" for kind in ("name", "photo", "biography") for part in ("consent", "until")
    }
    return [remark for remark in checklist(page, by=by).remarks if remark.anchor in fields]


# --- the checklist ----------------------------------------------------


def test_thirty_days_before_it_ends_the_checklist_says_so(site, admin):
    page = draft(PersonPage, name_until=today() + timedelta(days=31))
    assert about_consents(page, admin) == []
    with later(1):
        (said,) = about_consents(page, admin)
    assert said.anchor == "name_until"
    assert said.sentence.startswith("This person agreed to be named until ")
    assert said.sentence.endswith("Ask anew before that: then the page is hidden.")


def test_each_consent_is_said_at_its_own_day(site, admin):
    soon = today() + timedelta(days=5)
    page = draft(PersonPage, photo_until=soon, biography_until=soon)
    assert [said.anchor for said in about_consents(page, admin)] == [
        "photo_until",
        "biography_until",
    ]
    with later(6):
        assert about_consents(page, admin) == [
            warns(
                "The time for which this person agreed to the picture is over: it is not shown.",
                "photo_until",
            ),
            warns(
                "The time for which this person agreed to the text is over: it is not shown.",
                "biography_until",
            ),
        ]


def test_a_day_without_a_consent_ends_nothing(site, admin):
    page = draft(PersonPage, photo_consent=False, photo_until=today() + timedelta(days=5))
    assert about_consents(page, admin) == []


def test_what_is_missing_is_said_once_and_leads_to_its_field(site, admin):
    page = draft(PersonPage, name_consent=False)
    assert about_consents(page, admin) == [blocks(MISSING, "name_consent")]
    assert [r.sentence for r in checklist(page, by=admin).blocking] == [MISSING]
    over = draft(PersonPage, name_until=today() - timedelta(days=1))
    assert about_consents(over, admin) == [blocks(OVER, "name_until")]


# --- the form ---------------------------------------------------------


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_a_missing_consent_is_told_at_its_field(site, admin, signed_in, action):
    page = draft(PersonPage, name_consent=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = signed_in(admin).post(address, form_of(page) | {action: "1"})
    assert answer.context["form"].errors == {"name_consent": [MISSING]}
    assert MISSING not in [str(message) for message in answer.context["messages"]]


def test_a_consent_that_is_over_is_told_at_its_day(site, admin, signed_in):
    page = draft(PersonPage)
    data = form_of(page, name_until=str(today() - timedelta(days=1)))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    agreed = {"name_consent": "on", "action-publish": "1"}
    answer = signed_in(admin).post(address, data | agreed)
    assert answer.context["form"].errors == {"name_until": [OVER]}


def test_a_draft_may_leave_it_open(site, admin, signed_in):
    page = draft(PersonPage, name_consent=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert signed_in(admin).post(address, form_of(page)).status_code == 302


# --- the first page of the admin --------------------------------------


def test_the_front_page_lists_what_ends_soon_the_nearest_first(site, admin, signed_in):
    person(title="Later", name_until=today() + timedelta(days=31))
    person(title="Second", name_until=today() + timedelta(days=9))
    first = person(title="First", photo_until=today() + timedelta(days=2))
    translated(first, "fr")
    draft(PersonPage, title="Nobody", name_until=today() + timedelta(days=3))
    person(title="Withdrawn", photo_consent=False, photo_until=today() + timedelta(days=3))
    found = [(ending.person.title, ending.label) for ending in endings_for(admin)]
    assert found == [("First", "Picture shown until"), ("Second", "Named until")]
    html = signed_in(admin).get("/admin/").content.decode()
    assert "Consents that end soon" in html
    assert html.index("<bdi>First</bdi>") < html.index("<bdi>Second</bdi>")
    assert "<bdi>Later</bdi>" not in html


def test_nobody_reads_there_of_whom_they_may_not_edit(site, signed_in):
    soon = person(title="First", name_until=today() + timedelta(days=2))
    assert [ending.person for ending in endings_for(make_editor())] == [soon]
    onlookers = Group.objects.create(name="Onlookers")
    onlookers.permissions.add(Permission.objects.get(codename="access_admin"))
    stranger = make_person(onlookers.name)
    assert endings_for(stranger) == []
    assert "Consents that end soon" not in signed_in(stranger).get("/admin/").content.decode()
