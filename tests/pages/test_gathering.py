"""Records of many works, as their pages would give them one by one."""

from dataclasses import replace
from datetime import date

import pytest

from pages.gathering import records_of
from pages.models import TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, ProjectPage, ResearchPage, SideEventPage
from publications.models.programme import Session, Speaker
from publications.models.research import Author
from publications.models.side_events import EventPartner
from tests.factories import make_image, published, story_of, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(site):
    """One of several types, with all that a record names, and the event in two languages."""
    person, partner = published(PersonPage, title="Ada"), published(PartnerPage, title="The Unit")
    topic, project = published(TopicPage), published(ProjectPage)
    translated(person, "fr", title="Ada (fr)")
    event = published(
        SideEventPage,
        image=make_image(),
        image_alt="A harbour",
        topics=[topic],
        projects=[project],
        speakers=[Speaker(person=person, locale=site.locale)],
        partners=[EventPartner(partner=partner)],
    )
    event.sessions = [
        Session(
            title="Opening",
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            locale=site.locale,
            speakers=[str(event.lineup()[0].translation_key)],
        )
    ]
    event.save_revision().publish()
    research = published(
        ResearchPage,
        date=date(2026, 1, 1),
        topics=[topic],
        authors=[Author(person=person)],
    )
    story = published(
        NewsPage, story=story_of(("text", f'<p><a linktype="page" id="{event.pk}">x</a></p>'))
    )
    french = translated(SideEventPage.objects.get(pk=event.pk), "fr")
    return [event, french, research, story, person]


def fresh(works):
    return [type(work).objects.get(pk=work.pk) for work in works]


def test_they_are_what_each_page_says_of_itself_but_for_what_a_list_does_not_tell(works):
    left_out = {"picture": None, "versions": (), "mentions": ()}
    alone = [replace(work.as_record(), **left_out) for work in fresh(works)]
    assert works[0].as_record().picture is not None
    assert records_of(fresh(works)) == alone
    assert {agent.name for agent in alone[1].agents} == {"The Unit", "Ada (fr)"}
    assert alone[1].meeting.sessions[0].speakers == ("Ada (fr)",)


def test_what_is_hidden_is_not_named(works):
    PartnerPage.objects.get().unpublish()
    event, *_rest = records_of(fresh(works))
    assert [agent.name for agent in event.agents] == ["Ada"]


def test_of_nothing_there_is_nothing(django_assert_num_queries):
    assert records_of([]) == []
