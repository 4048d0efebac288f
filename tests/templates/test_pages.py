"""Every kind of page in every language, and the pages that are not there."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from home.models import StandardPage
from pages.models import InstrumentPage, TopicPage
from pages.views import server_error
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, ProjectPage, ResearchPage, SideEventPage
from tests.factories import published, translated

TYPES = [
    NewsPage,
    SideEventPage,
    ResearchPage,
    ProjectPage,
    PartnerPage,
    PersonPage,
    TopicPage,
    InstrumentPage,
    StandardPage,
]
CODES = [code for code, _name in settings.LANGUAGES]


@pytest.mark.django_db
@pytest.mark.parametrize("model", TYPES, ids=lambda model: model.search_kind)
def test_a_page_of_each_kind_is_shown_in_each_language(client, site, model):
    source = published(model, title="Canary of a title", summary="What it is about.")
    pages = [source, *(translated(source, code) for code in CODES if code != "en")]
    for page in pages:
        answer = client.get(page.url)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert f'<html lang="{page.lang}"' in html
        assert html.count("<h1") == html.count("<main ") == 1
        assert len(re.findall(r"<h1[^>]*>[^<]*Canary of a title[^<]*</h1>", html)) == 1
        assert '<a class="skip" href="#content">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_the_front_page_and_the_search_are_shown_in_each_language(client, site, code):
    for url in (f"/{code}/", f"/{code}/search/", f"/{code}/search/?q=nothing+has+this+word"):
        assert client.get(url).status_code == 200


@pytest.mark.django_db
def test_no_part_of_a_page_has_the_id_of_another(client, site):
    for url in ("/en/", "/en/search/?q=crime", "/en/nothing-here/", "/en/news/"):
        ids = re.findall(r'\sid="([^"]+)"', client.get(url).content.decode())
        assert sorted(set(ids)) == sorted(ids)


@pytest.mark.django_db
def test_what_is_not_there_is_said_with_ways_on_and_without_asking_to_be_remembered(client, site):
    answer = client.get("/en/nothing-here/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "This page is not here" in html
    assert 'action="/en/search/"' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html


@pytest.mark.django_db
def test_the_masthead_marks_the_section_and_the_footer_leads_to_the_sites_own_pages(client, site):
    about = published(StandardPage, title="Accessibility of this site")
    html = client.get("/en/events/").content.decode()
    assert '<a href="/en/events/" aria-current="true">Side events</a>' in html
    footer = re.search(r"<footer.*</footer>", html, re.DOTALL)[0]
    assert f'<a href="{about.url}">Accessibility of this site</a>' in footer


@pytest.mark.parametrize(
    ("code", "start"), [("en", '<html lang="en" dir="ltr">'), ("ar", '<html lang="ar" dir="rtl">')]
)
def test_when_all_is_broken_a_page_still_comes_without_the_database(code, start):
    # No `db` mark: a query would fail this test.
    with translation.override(code):
        answer = server_error(RequestFactory().get(f"/{code}/"))
    assert answer.status_code == 500
    assert start in answer.content.decode()


def test_it_needs_no_request_either():
    assert "Error 500" in render_to_string("500.html")
