"""A file that is clearly in another language than it says is refused; nothing else is."""

from pathlib import Path

import pytest
from django.urls import reverse

import content
from publications.models import ResearchPage
from publications.written_in import is_in_another_language
from search.extraction import opening
from search.extraction.opening import opening_of
from tests.factories import draft, make_document, make_person
from tests.factories.forms import form_of

OURS = ("ar", "en", "es", "fr", "ru", "zh-hans")
PDFS = sorted((Path(content.__file__).parent / "pages" / "research").glob("*/pdf/*.pdf"))


@pytest.mark.django_db
@pytest.mark.parametrize("path", PDFS, ids=[f"{p.parent.parent.name}/{p.stem}" for p in PDFS])
def test_a_real_file_is_in_its_language_and_in_no_other(path):
    text = opening_of(make_document(content=path.read_bytes()))
    fits = [language for language in OURS if not is_in_another_language(text, language)]
    assert fits == [path.stem.partition(".")[0]]


@pytest.mark.parametrize("language", OURS)
def test_what_cannot_be_told_passes(language):
    assert not is_in_another_language("", language)
    assert not is_in_another_language("A short title", language)
    assert not is_in_another_language("Привет, мир. " * 50 + "Hello, world. " * 50, language)
    assert not is_in_another_language("12 34 56 78 " * 200, language)


@pytest.mark.parametrize("language", ["uk", "de", "fa", "ja"])
def test_a_language_that_is_not_ours_is_taken_at_its_word(language):
    assert not is_in_another_language("Привет, мир. " * 100, language)


def test_a_text_in_latin_letters_that_is_none_of_ours_passes():
    german = "Der Bericht wurde von der Stiftung in Wien geschrieben und nicht gedruckt. " * 20
    for language in ("en", "fr", "es"):
        assert not is_in_another_language(german, language)
    assert is_in_another_language(german, "ru")


@pytest.mark.django_db
def test_only_the_first_pages_of_a_pdf_of_common_size_are_read(monkeypatch):
    english = make_document(content=PDFS[0].read_bytes())
    assert opening_of(english).count("\n") <= 2
    monkeypatch.setattr(opening, "LARGEST", 10)
    assert opening_of(english) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"%PDF-1.4 broken", b""])
def test_a_file_that_cannot_be_read_passes(content):
    assert opening_of(make_document(content=content)) == ""


@pytest.mark.django_db
def test_the_form_refuses_a_file_in_another_language_beside_its_field(site, client):
    client.force_login(make_person(is_superuser=True))
    page = draft(ResearchPage)
    russian = next(path for path in PDFS if path.stem == "ru")
    document = make_document(content=russian.read_bytes())
    row = {"id": "", "document": str(document.pk), "pages": "", "version": "1", "revised_on": ""}
    row |= {"ORDER": "1", "DELETE": ""}

    def save(language):
        fields = {f"files-0-{name}": value for name, value in row.items()}
        data = form_of(page) | {"files-TOTAL_FORMS": "1", "files-0-language": language} | fields
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    assert "This file is written in another language." in save("ar").content.decode()
    assert save("ru").status_code == 302
