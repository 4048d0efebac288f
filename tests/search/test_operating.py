"""The state of the search in the admin, and as numbers for a monitoring system."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from search.models import Generation, SearchCopy, SearchWork
from search.operating import NAME

pytestmark = pytest.mark.django_db


@pytest.fixture
def building():
    generation = Generation.objects.create(index="plenary-1", fingerprint="x")
    now = int(timezone.now().timestamp() * 1_000_000)
    for version in (now, now, 0):
        SearchCopy.objects.create(
            family=uuid.uuid4(), generation=generation, version=version, wanted=now
        )
    return generation


def test_the_screen_tells_how_far_a_build_is(admin, signed_in, building):
    html = signed_in(admin).get(reverse(NAME)).content.decode()
    assert "The database searches." in html
    assert '<progress value="2" max="3"' in html
    assert "2 of 3" in html


def test_only_who_may_see_sees_it_and_only_who_may_act_acts(editor, signed_in):
    browser = signed_in(editor)
    assert browser.get(reverse(NAME)).status_code == 302
    assert browser.post(reverse(NAME), {"do": "rebuild"}).status_code == 302


def test_parked_rows_are_tried_again(admin, signed_in):
    SearchWork.objects.create(family=uuid.uuid4(), attempts=8, parked_at=timezone.now())
    browser = signed_in(admin)
    assert "Try again what is parked" in browser.get(reverse(NAME)).content.decode()
    answer = browser.post(reverse(NAME), {"do": "retry"}, follow=True)
    assert "1 parked row is tried again." in answer.content.decode()
    assert not SearchWork.objects.exclude(parked_at=None).exists()


def test_it_is_made_anew_from_the_screen(admin, signed_in, site):
    answer = signed_in(admin).post(reverse(NAME), {"do": "rebuild"}, follow=True)
    assert "The search is made anew." in answer.content.decode()
    assert "left to be read" in answer.content.decode()


def test_without_a_token_there_are_no_numbers(client, settings):
    assert client.get("/metrics").status_code == 404
    settings.METRICS_TOKEN = "a-token"
    assert client.get("/metrics").status_code == 404
    wrong = client.get("/metrics", headers={"Authorization": "Bearer another"})
    assert wrong.status_code == 404


def test_the_numbers_say_what_the_screen_says(client, settings, building):
    settings.METRICS_TOKEN = "a-token"
    answer = client.get("/metrics", headers={"Authorization": "Bearer a-token"})
    lines = answer.content.decode().splitlines()
    assert 'plenary_search_engine{engine="database"} 1.0' in lines
    assert 'plenary_search_generation_held{index="plenary-1",state="building"} 2.0' in lines
    assert 'plenary_search_generation_owed{index="plenary-1",state="building"} 1.0' in lines
    assert "no-store" in answer["Cache-Control"]
