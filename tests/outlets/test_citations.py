"""Citations at the addresses of works: files for reference managers, and the words on the page."""

import json

import bibtexparser
import pytest
import rispy
from wagtail.models import PageViewRestriction

from publications.models import Author, NewsPage, ResearchFile, ResearchPage
from tests.factories import draft, make_document, published, section, translated
from tests.security.code import code_in

pytestmark = pytest.mark.django_db
ENDINGS = ("bib", "ris", "json")


@pytest.fixture
def report(site):
    return published(
        ResearchPage,
        title="Canary & Co",
        doi="10.5555/12345678",
        authors=[Author(typed_name="Gulzat")],
    )


def test_a_work_can_be_taken_into_a_reference_manager(report, client):
    bib, ris, csl = (client.get(f"{report.url}cite.{ending}") for ending in ENDINGS)
    [entry] = bibtexparser.parse_string(bib.content.decode()).entries
    assert entry["title"] == r"{Canary \& Co}"
    assert rispy.loads(ris.content.decode())[0]["title"] == "Canary & Co"
    [item] = json.loads(csl.content)
    assert item["title"] == "Canary & Co"
    assert item["URL"] == report.permanent_url
    assert bib["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert ris["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert csl["Content-Type"] == "application/vnd.citationstyles.csl+json"


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_file_has_the_works_name_and_stays_out_of_search_engines_also_from_the_cache(
    report, client, ending
):
    for _time in ("made", "kept"):
        answer = client.get(f"{report.url}cite.{ending}")
        assert answer["Content-Disposition"] == f'attachment; filename="{report.slug}.{ending}"'
        assert answer["X-Robots-Tag"] == "noindex"


def test_a_translation_is_cited_in_its_own_words(report, client):
    french = translated(report, "fr", title="Canari et Cie")
    [item] = json.loads(client.get(f"{french.url}cite.json").content)
    assert (item["title"], item["genre"], item["language"]) == ("Canari et Cie", "Rapport", "fr")
    [item] = json.loads(client.get(f"{report.url}cite.json").content)
    assert (item["title"], item["genre"], item["language"]) == ("Canary & Co", "Report", "en")


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_nobody_may_see_cannot_be_cited(report, client, ending):
    address = f"{report.url}cite.{ending}"
    assert "Canary" in client.get(address).content.decode()
    PageViewRestriction.objects.create(
        page=report, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    assert client.get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    assert client.get(address).status_code == 200
    report.unpublish()
    assert client.get(address).status_code == 404
    unseen = draft(ResearchPage, title="Canary")
    assert client.get(f"/en/research/{unseen.slug}/cite.{ending}").status_code == 404


def test_words_of_a_draft_are_not_in_a_citation(report, client):
    report.title = "Not yet said"
    report.save_revision()
    assert "Not yet said" not in client.get(f"{report.url}cite.json").content.decode()


def test_a_list_is_not_a_work(site, client):
    assert client.get(f"{section(ResearchPage).url}cite.bib").status_code == 404
    assert client.get("/en/research/nothing/cite.bib").status_code == 404


def test_a_page_offers_its_citations(report, client):
    html = client.get(report.url).content.decode()
    for ending in ENDINGS:
        assert f'href="{report.url}cite.{ending}"' in html
        assert client.get(f"{report.url}cite.{ending}").status_code == 200
    for style in ("APA", "Chicago", "MLA"):
        assert f"<bdi>{style}</bdi>" in html
    assert report.permanent_url in html


def test_a_citation_names_the_version_of_its_languages_file(report, client):
    report.files = [
        ResearchFile(language="en", document=make_document("One"), version=1),
        ResearchFile(language="en", document=make_document("Two"), version=2),
        ResearchFile(language="fr", document=make_document("Un"), version=1),
    ]
    report.save_revision().publish()
    french = translated(report, "fr")
    spanish = translated(report, "es")
    assert " (Version 2) [Report]." in client.get(report.url).content.decode()
    versions = [
        json.loads(client.get(f"{page.url}cite.json").content)[0].get("version")
        for page in (report, french, spanish)
    ]
    assert versions == ["2", None, "2"]


def test_a_title_that_would_run_something_does_not(site, client):
    attack = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    story = published(NewsPage, title=attack, slug="attack")
    html = client.get(story.url).content.decode()
    assert code_in(html) == []
    assert attack not in html
    assert json.loads(client.get(f"{story.url}cite.json").content)[0]["title"] == attack
