"""Research: identifiers that are what they say, files whose address survives their replacement."""

import pytest
from django.core.exceptions import ValidationError

from publications.licences import licence_address, licence_name
from publications.models import Author, ResearchFile, ResearchPage
from publications.validators import (
    validate_doi,
    validate_isbn,
    validate_licence,
    validate_symbol,
)
from tests.factories import make_document, published, translated

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(site):
    return make_document("Listening first")


@pytest.fixture
def report(site, document):
    return published(
        ResearchPage,
        title="Listening first",
        symbol="STF/2026/1",
        authors=[Author(typed_name="Dilbar Oqtepa-Rahim")],
        files=[ResearchFile(language="en", document=document, pages=12)],
    )


@pytest.mark.parametrize("value", ["978-0-306-40615-7", "0-306-40615-2", "080442957X"])
def test_an_isbn_is_accepted(value):
    validate_isbn(value)


@pytest.mark.parametrize("value", ["978-0-306-40615-8", "0-306-40615-3", "12345", "abc"])
def test_what_is_no_isbn_is_refused(value):
    with pytest.raises(ValidationError, match="This is no ISBN"):
        validate_isbn(value)


def test_what_is_no_doi_is_refused():
    validate_doi("10.5555/plenary.2026.11")
    with pytest.raises(ValidationError, match="A DOI begins with 10"):
        validate_doi("https://doi.org/10.5555/x")


def test_a_file_has_an_address_by_work_and_language(report, client):
    address = report.file_set()[0].url
    assert address == f"/files/{report.translation_key}/en/{report.files.get().document.filename}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("inline")


def test_the_address_survives_a_new_file(report, client):
    old = report.file_set()[0].url
    report.files = [ResearchFile(language="en", document=make_document("Second edition"))]
    report.save_revision().publish()
    answer = client.get(old)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200


def test_a_file_closes_with_its_work(report, client):
    address = report.file_set()[0].url
    report.unpublish()
    assert client.get(address).status_code == 404


def test_a_translation_shows_the_same_files(report):
    french = translated(report, "fr")
    assert [row.url for row in french.file_set()] == [row.url for row in report.file_set()]
    assert french.missing_file_languages() == ["arabe", "chinois", "français", "russe", "espagnol"]


def test_it_is_found_by_its_symbol_and_its_authors(report):
    assert report.searchable_aliases() == ["STF/2026/1"]
    assert "Dilbar Oqtepa-Rahim" in report.searchable_names()
    assert [file.language for file in report.searchable_files()] == ["en"]


@pytest.mark.parametrize(
    "value", ["A/RES/55/25", "CTOC/COP/WG.9/2021/4", "A/C.3/75/L.4(PartI)", "A/CONF.234/16/Rev.1"]
)
def test_a_document_symbol_is_accepted(value):
    validate_symbol(value)


@pytest.mark.parametrize("value", ["A/RES 55", "/RES/55", "A_1", "A/RES/55;", "<b>", "A/1\n"])
def test_what_is_no_document_symbol_is_refused(value):
    with pytest.raises(ValidationError, match="and no spaces, such as"):
        validate_symbol(value)


@pytest.mark.parametrize("value", ["CC-BY-4.0", "CC0-1.0", "GPL-3.0-or-later", "MIT"])
def test_a_licence_is_accepted(value):
    validate_licence(value)


@pytest.mark.parametrize("value", ["CC BY 4.0", "Creative Commons", "https://example.org/", "©"])
def test_what_is_no_licence_is_refused(value):
    with pytest.raises(ValidationError, match="Write a licence as SPDX does"):
        validate_licence(value)


@pytest.mark.parametrize(
    ("identifier", "name", "address"),
    [
        ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (
            "CC-BY-NC-SA-3.0-IGO",
            "CC BY-NC-SA 3.0 IGO",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
        ),
        ("CC0-1.0", "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
        ("", "", ""),
    ],
)
def test_a_licence_has_a_name_and_a_place_where_it_can_be_read(identifier, name, address):
    assert (licence_name(identifier), licence_address(identifier)) == (name, address)


def test_a_page_links_its_doi_and_its_licence(site, client):
    work = published(ResearchPage, doi="10.5555/12345678", licence="CC-BY-4.0")
    html = client.get(work.url).content.decode()
    assert '<a href="https://doi.org/10.5555/12345678"' in html
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license external">' in html
