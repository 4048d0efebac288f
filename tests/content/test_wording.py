"""What the demonstration's staff say to its search is right by the search's own rules, and works."""

import pytest

from content.wording import lay_out_wording
from publications.models import NewsPage, ResearchPage
from search.models import CertainWord, Recommendation, Synonyms
from search.service import SearchRequest, search
from search.wording import checking
from tests.factories import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def checklist(site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        published(NewsPage, title="What non-governmental organizations said")
        return published(ResearchPage, title="Partnership checklist", slug="partnership-checklist")


def found(text, language="en"):
    return search(SearchRequest(text=text, language=language, recommends=True))


def test_it_is_said_once_and_nothing_is_wrong_with_it(checklist):
    lay_out_wording()
    said = [model.objects.count() for model in (Synonyms, Recommendation, CertainWord)]
    lay_out_wording()
    assert [model.objects.count() for model in (Synonyms, Recommendation, CertainWord)] == said
    assert said == [12, 6, 1]
    for entry in Synonyms.objects.all():
        assert checking.problems_of_synonyms(entry) == {}
    for entry in Recommendation.objects.all():
        assert checking.problems_of_recommendation(entry) == {}


def test_it_finds_what_it_says(checklist):
    lay_out_wording()
    assert [hit.title for hit in found("where to start").recommended] == ["Partnership checklist"]
    assert [hit.title for hit in found("NGO").hits] == ["What non-governmental organizations said"]


def test_without_the_work_nothing_is_recommended(site):
    lay_out_wording()
    assert Recommendation.objects.count() == 0
