"""From a past event to its story, and what the story is told when the event changes."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from pages.models import InstrumentPage, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.drafting import write_story
from publications.models import (
    Decision,
    EventPartner,
    NewsPage,
    ProjectPage,
    SideEventPage,
    Speaker,
)
from publications.stories.differences import differences
from publications.stories.facts import dateline_place
from tests.factories import draft, make_image, make_person, published, translated
from tests.factories.forms import form_of

pytestmark = pytest.mark.django_db

STARTS = datetime(2021, 5, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def event(site):
    walker = published(PersonPage, title="Summer Walker")
    unit = published(PartnerPage, title="Civil Society Unit", organization_type="un-entity")
    states = published(PartnerPage, title="Government of the United States")
    return published(
        SideEventPage,
        title="An integrated approach",
        slug="integrated-approach",
        summary="How civil society counters organized crime.",
        starts_at=STARTS,
        ends_at=STARTS + timedelta(hours=2),
        time_zone="Europe/Vienna",
        venue="Vienna International Centre, Vienna, Austria",
        attendance=82,
        image=make_image(),
        image_alt="Six lines that meet",
        countries=["AT"],
        topics=[published(TopicPage, title="Corruption")],
        instruments=[published(InstrumentPage, title="The Convention")],
        projects=[published(ProjectPage, title="SE4U")],
        speakers=[
            Speaker(person=walker, role="Analyst", affiliation="GI-TOC", locale=site.locale),
            Speaker(typed_name="Stephanie Freed", affiliation="Rapha", locale=site.locale),
            Speaker(typed_name="Christine Cline", part="moderator", locale=site.locale),
        ],
        partners=[
            EventPartner(partner=unit, part="organizer"),
            EventPartner(partner=states, part="supporter"),
        ],
        decisions=[Decision(text="Meet again in a year.", locale=site.locale)],
    )


@pytest.fixture
def story(event):
    return write_story(event, by=make_person(is_superuser=True))


def titles(works):
    return [work.title for work in works.all()]


def quotes(story):
    values = [block.value for block in story.story if block.block_type == "quote"]
    return [(value["person"] or value["name"], value["words"]) for value in values]


def changed(event, **fields):
    """The event, published again with other facts."""
    for name, value in fields.items():
        setattr(event, name, value)
    event.save_revision().publish()
    return SideEventPage.objects.get(pk=event.pk)


def names(story):
    story = NewsPage.objects.get(pk=story.pk)
    return [difference.name for difference in differences(story)]


def test_a_story_has_all_that_the_event_tells(event, story):
    story = NewsPage.objects.get(pk=story.pk)
    assert (story.live, story.event) == (False, event)
    assert (story.title, story.summary) == (event.title, event.summary)
    assert (story.date, story.place) == (date(2021, 5, 24), "Vienna, Austria")
    assert (story.image, story.image_alt) == (event.image, "Six lines that meet")
    assert [titles(story.topics), titles(story.instruments)] == [["Corruption"], ["The Convention"]]
    assert (titles(story.projects), story.countries) == (["SE4U"], ["AT"])
    assert [str(row) for row in story.partners.all()] == [
        "Civil Society Unit (Organizer)",
        "Government of the United States (Supporter)",
    ]
    blocks = [(block.block_type, str(block.value)) for block in story.story]
    kinds = [kind for kind, _words in blocks]
    assert kinds == ["text", "statistic", "quote", "quote", "text"]
    assert (
        "“An integrated approach” took place in Vienna, Austria on 24 May 2021."
        " It was organized by Civil Society Unit."
        " It was supported by Government of the United States."
    ) in blocks[0][1]
    assert story.story[1].value["number"] == "82"
    person = event.speakers.first().person_id
    assert quotes(story) == [(person, ""), ("Stephanie Freed", "")]
    assert "<li>Meet again in a year.</li>" in blocks[-1][1]


def test_the_draft_is_what_its_editor_opens_and_saves(story, admin_client):
    answer = admin_client.get(reverse("wagtailadmin_pages:edit", args=[story.pk]))
    assert answer.status_code == 200
    page = story.get_latest_revision_as_object()
    assert quotes(page) == quotes(story)
    assert names(story) == []


@pytest.mark.parametrize(
    ("venue", "place"),
    [
        ("Vienna", "Vienna"),
        ("Vienna, Austria", "Vienna, Austria"),
        ("Room M2, Vienna International Centre, Vienna, Austria", "Vienna, Austria"),
        ("مركز فيينا الدولي، فيينا، النمسا", "فيينا، النمسا"),
        ("", ""),
    ],
)
def test_a_dateline_is_the_end_of_the_venue(venue, place):
    assert dateline_place(venue) == place


def test_what_changed_in_the_event_is_told(event, story):
    changed(event, venue="Hofburg, Graz, Austria", attendance=90, countries=["AT", "HT"])
    found = {d.name: (d.before, d.now) for d in differences(NewsPage.objects.get(pk=story.pk))}
    assert found == {
        "place": (("Vienna, Austria",), ("Graz, Austria",)),
        "attendance": (("82",), ("90",)),
        "countries": (("Austria",), ("Austria", "Haiti")),
    }


def answered(client, story, answer, **typed):
    data = form_of(story, **typed) if typed.get("story") else form_of(story)
    data |= _story_data(story) | {k: v for k, v in typed.items() if k != "story"}
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    response = client.post(address, data | {"event_answer": answer})
    assert response.status_code == 302, response.context["form"].errors
    story = NewsPage.objects.get(pk=story.pk)
    return story.get_latest_revision_as_object()


def _story_data(story):
    """The story's blocks as the form posts them."""
    story = NewsPage.objects.get(pk=story.pk)
    blocks = story.get_latest_revision_as_object().story.get_prep_value()
    data = {"story-count": str(len(blocks))}
    for place, block in enumerate(blocks):
        start = f"story-{place}"
        data |= {
            f"{start}-deleted": "",
            f"{start}-order": str(place),
            f"{start}-type": block["type"],
            f"{start}-id": block["id"],
        }
        value = block["value"]
        if block["type"] == "text":
            data[f"{start}-value"] = _draftail(value)
        else:
            for name, words in value.items():
                data[f"{start}-value-{name}"] = "" if words is None else str(words)
    return data


def _draftail(html):
    from wagtail.test.utils.form_data import rich_text

    return rich_text(html, features=["bold", "italic", "link", "document-link", "ol", "ul"])


def test_one_click_takes_a_fact_over_and_saves_what_was_typed(event, story, admin_client):
    changed(event, venue="Hofburg, Graz, Austria", attendance=90)
    page = answered(admin_client, story, "take:place", title="What was typed")
    assert (page.title, page.place) == ("What was typed", "Graz, Austria")
    assert [d.name for d in differences(page)] == ["attendance"]
    page = answered(admin_client, story, "take:attendance")
    assert page.story[1].value["number"] == "90"
    assert differences(page) == []


def test_one_click_leaves_a_fact_until_it_changes_again(event, story, admin_client):
    event = changed(event, attendance=90)
    page = answered(admin_client, story, "leave:attendance")
    assert page.story[1].value["number"] == "82"
    assert differences(page) == []
    changed(event, attendance=91)
    page = NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert [d.name for d in differences(page)] == ["attendance"]


def test_what_an_editor_added_stays_when_a_fact_is_taken_over(event, story, admin_client):
    own = published(TopicPage, title="Firearms")
    story.topics.add(own)
    story.save_revision()
    changed(event, topics=[published(TopicPage, title="Migrant smuggling")])
    page = answered(admin_client, story, "take:topics")
    assert sorted(titles(page.topics)) == ["Firearms", "Migrant smuggling"]


def test_a_quote_waits_for_a_new_speaker_and_goes_with_one_who_did_not_come(
    event, story, admin_client
):
    walker = event.speakers.first()
    late = Speaker(typed_name="Sarah Simons", role="Professor", locale=event.locale)
    changed(event, speakers=[walker, late])
    page = answered(admin_client, story, "take:speakers")
    assert quotes(page) == [(walker.person_id, ""), ("Sarah Simons", "")]


def test_a_quote_with_words_stays_whoever_leaves(event, story, admin_client):
    page = story.get_latest_revision_as_object()
    blocks = page.story.get_prep_value()
    blocks[3]["value"]["words"] = "Families came first."
    page.story = page._meta.get_field("story").to_python(json.dumps(blocks))
    page.save_revision()
    changed(event, speakers=[])
    page = answered(admin_client, story, "take:speakers")
    assert quotes(page) == [("Stephanie Freed", "Families came first.")]


def test_decisions_that_an_editor_rewrote_stay(event, story, admin_client):
    changed(event, decisions=[Decision(text="Meet in two years.", locale=event.locale)])
    page = answered(admin_client, story, "take:decisions")
    assert "Meet in two years." in str(page.story[-1].value)
    assert "in a year" not in str(page.story[-1].value)


def test_a_story_that_begins_to_report_on_an_event_knows_it(event, admin_client):
    story = draft(NewsPage)
    data = form_of(story) | {"event": str(event.pk)}
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert admin_client.post(address, data).status_code == 302
    page = NewsPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert page.event_facts["event"] == str(event.translation_key)
    assert differences(page) == []
    changed(event, attendance=90)
    assert names(page) == ["attendance"] or [d.name for d in differences(page)] == ["attendance"]


@pytest.mark.parametrize("answer", ["", "take:", "take:nothing", "burn:place", "take:place"])
def test_an_answer_to_no_question_changes_nothing(story, admin_client, answer):
    page = answered(admin_client, story, answer)
    assert page.place == "Vienna, Austria"


def test_who_may_not_write_news_has_no_such_button(event, signed_in, translator, editor):
    url = reverse("write_story", args=[event.pk])
    assert signed_in(translator).get(url).status_code in (302, 403)
    assert signed_in(editor).get(url).status_code == 200
    assert NewsPage.objects.count() == 0


@pytest.mark.parametrize(
    "fields", [{"status": "cancelled", "status_reason": "Snow"}, {"future": True}]
)
def test_there_is_no_story_of_what_did_not_take_place(event, signed_in, editor, fields):
    if fields.pop("future", False):
        fields = {"starts_at": STARTS.replace(year=2099), "ends_at": STARTS.replace(year=2100)}
    event = changed(event, **fields)
    answer = signed_in(editor).post(reverse("write_story", args=[event.pk]))
    assert answer.status_code in (302, 403)
    assert NewsPage.objects.count() == 0


def test_who_may_not_see_the_event_reads_none_of_its_facts(event, story, signed_in):
    news_only = make_person()
    group = Group.objects.create(name="Of the news alone")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for right in ("add_page", "change_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=right)
        GroupPagePermission.objects.create(
            group=group, page=story.get_parent(), permission=permission
        )
    news_only.groups.add(group)
    event = changed(event, venue="Hofburg, Graz, Austria")
    form = reverse("wagtailadmin_pages:edit", args=[story.pk])
    write = reverse("write_story", args=[event.pk])
    assert "Graz" in signed_in(news_only).get(form).content.decode()
    assert signed_in(news_only).get(write).status_code == 200
    event.unpublish()
    assert "Graz" not in signed_in(news_only).get(form).content.decode()
    assert signed_in(news_only).get(write).status_code in (302, 403)
    page = answered(signed_in(news_only), story, "take:place")
    assert page.place == "Vienna, Austria"


def test_a_press_of_the_button_makes_a_draft_in_the_language_of_the_event(event, signed_in, editor):
    french = translated(event, "fr")
    url = reverse("write_story", args=[french.pk])
    page = signed_in(editor).get(url).content.decode()
    assert "Vienna, Austria" in page
    answer = signed_in(editor).post(url)
    story = NewsPage.objects.get()
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert (story.event, story.locale) == (event, event.locale)
    again = signed_in(editor).get(url).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[story.pk]) in again


def test_a_quote_bears_the_role_of_that_day(event, story, client):
    page = story.get_latest_revision_as_object()
    blocks = page.story.get_prep_value()
    for block in blocks:
        if block["type"] == "quote":
            block["value"]["words"] = "Communities see it first."
    page.story = page._meta.get_field("story").to_python(json.dumps(blocks))
    page.save_revision().publish()
    html = client.get(NewsPage.objects.get(pk=story.pk).url).content.decode()
    assert '<span class="quote__role">Analyst, GI-TOC</span>' in html
    assert '<span class="quote__role">Rapha</span>' in html
