"""Files that are corrected: the address stays, and so does what was cited."""

from datetime import date

import pytest
from django.urls import reverse

from publications.models import ResearchFile, ResearchPage
from tests.factories import draft, make_document, make_person, published, translated
from tests.factories.forms import form_of

pytestmark = pytest.mark.django_db

FIRST, SECOND, FRENCH = (b"%PDF-1.4 " + words for words in (b"first", b"second", b"premier"))


@pytest.fixture
def report(site):
    return published(
        ResearchPage,
        title="Listening first",
        files=[
            ResearchFile(language="en", document=make_document("One", FIRST), pages=10),
            ResearchFile(
                language="en",
                document=make_document("Two", SECOND),
                pages=12,
                version=2,
                revised_on=date(2026, 5, 12),
            ),
            ResearchFile(language="fr", document=make_document("Un", FRENCH), pages=11),
        ],
    )


def said(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_the_newest_version_is_the_file_and_the_others_are_earlier_ones(report):
    assert [(f.language, f.version) for f in report.file_set()] == [("en", 2), ("fr", 1)]
    assert [(f.language, f.version) for f in report.earlier_files()] == [("en", 1)]


def test_everything_else_means_the_current_files(report):
    assert [f.url for f in report.searchable_files()] == [f.url for f in report.file_set()]
    tags = [tag.value for tag in report.search_facets() if tag.facet == "file_language"]
    assert tags == ["en", "fr"]
    assert [file.pages for file in report.as_record().files] == [12, 11]
    assert report.missing_file_languages() == ["Arabic", "Chinese", "Russian", "Spanish"]


def test_an_address_leads_to_the_current_file_and_with_a_version_to_that_one(report, client):
    now, before = report.file_set()[0], report.earlier_files()[0]
    assert said(client.get(now.url)) == SECOND
    assert said(client.get(before.url_of_version)) == FIRST
    assert said(client.get(now.url_of_version)) == SECOND
    old_address = client.get(before.url)
    assert (old_address.status_code, old_address["Location"]) == (302, now.url)


def test_the_address_that_was_cited_finds_its_version_under_any_name(report, client):
    now, before = report.file_set()[0], report.earlier_files()[0]
    answer = client.get(f"{now.url}?v=1")
    assert (answer.status_code, answer["Location"]) == (302, before.url_of_version)


@pytest.mark.parametrize("asked", ["3", "0", "-1", "one", "", "1 ", "٢"])
def test_a_version_that_there_never_was_is_not_found(report, client, asked):
    assert client.get(report.file_set()[0].url, {"v": asked}).status_code == 404


def test_a_version_of_another_language_is_not_found(report, client):
    french = next(file for file in report.file_set() if file.language == "fr")
    assert said(client.get(f"{french.url}?v=1")) == FRENCH
    assert client.get(f"{french.url}?v=2").status_code == 404


def test_an_earlier_version_closes_with_its_work(report, client):
    address = report.earlier_files()[0].url_of_version
    assert client.get(address).status_code == 200
    report.unpublish()
    assert client.get(address).status_code == 404


def test_an_earlier_version_that_was_taken_out_is_closed(report, client):
    earlier = report.earlier_files()[0]
    of_its_own = earlier.document.url
    assert client.get(of_its_own).status_code == 200
    report.files = report.file_set()
    report.save_revision().publish()
    assert client.get(earlier.url_of_version).status_code == 404
    assert client.get(of_its_own).status_code == 404


def test_a_version_that_waits_in_a_draft_is_neither_current_nor_open(report, client):
    waiting = make_document("Three", b"%PDF-1.4 third")
    report.files = [
        *report.files.all(),
        ResearchFile(language="en", document=waiting, version=3),
    ]
    report.save_revision()
    now = ResearchPage.objects.get(pk=report.pk).file_set()[0]
    assert said(client.get(now.url)) == SECOND
    assert client.get(f"{now.url}?v=3").status_code == 404
    assert client.get(waiting.url).status_code == 404


def test_a_page_says_which_version_it_has_and_keeps_the_earlier_ones(report, client):
    html = client.get(report.url).content.decode()
    assert "Version 2, revised on 12 May 2026" in html
    assert "Earlier versions" in html
    assert f'href="{report.earlier_files()[0].url_of_version}"' in html
    once = published(
        ResearchPage, files=[ResearchFile(language="en", document=make_document("Only"))]
    )
    assert "Earlier versions" not in client.get(once.url).content.decode()


def test_a_translation_has_the_same_versions(report):
    french = translated(report, "fr")
    assert [(f.language, f.version) for f in french.file_set()] == [("fr", 1), ("en", 2)]
    assert [f.url_of_version for f in french.earlier_files()] == [
        f.url_of_version for f in report.earlier_files()
    ]


# --- on the form ------------------------------------------------------


@pytest.fixture
def browser(client):
    client.force_login(make_person(is_superuser=True))
    return client


def save(browser, page, changes):
    data = {**form_of(page), **changes}
    return browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def two_files(document, version):
    row = "files-{}-{}".format
    return {
        "files-TOTAL_FORMS": "2",
        **{
            row(place, name): value
            for place in (0, 1)
            for name, value in {
                "id": "",
                "language": "en",
                "document": str(document.pk),
                "pages": "",
                "version": str(1 if place == 0 else version),
                "revised_on": "",
                "ORDER": str(place + 1),
                "DELETE": "",
            }.items()
        },
    }


def test_two_files_cannot_be_the_same_version(site, browser):
    page, document = draft(ResearchPage), make_document()
    answer = save(browser, page, two_files(document, 1))
    assert "There is another file with this language and version." in answer.content.decode()
    assert save(browser, page, two_files(document, 2)).status_code == 302
    saved = ResearchPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [file.version for file in saved.files.all()] == [1, 2]


def test_the_form_says_how_a_file_is_replaced(site, browser):
    page = draft(ResearchPage)
    html = browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "leave it here and add the new one with the next version" in html
