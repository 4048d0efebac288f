"""What is said of pictures and videos of a text besides their words: who made them, where a transcript is."""

from pathlib import Path

import pytest

import content
from content.loading.load import Options, load
from content.loading.names import key_of
from pages.models import Document, Image
from publications.models import NewsPage
from tests.content.test_loading_languages import jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

PDF = Path(content.__file__).parent / "pages/research/small-payments-large-harm/pdf/en.pdf"
BODY = """![Two boats](a.jpg)

::: video https://example.org/recordings/opening
{title}
language: fr
transcript: {transcript}
:::
"""


def load_all(folder):
    return load(folder.root, Options()).failures


def story(folder, *, credit=""):
    folder.write_raw("news/boats/a.jpg", jpeg(10))
    folder.write_raw("news/boats/pdf/opening-fr.pdf", PDF.read_bytes())
    more = {"picture_credits": f"{{a.jpg: {credit}}}"} if credit else {}
    body = BODY.format(title="The opening", transcript="opening-fr")
    folder.write("news/boats", body=body, **more)


def test_a_transcript_is_a_document_of_the_page_in_every_language(folder, client):
    story(folder)
    folder.write("news/boats", "fr", body=BODY.format(title="Début", transcript="opening-fr"))
    assert load_all(folder) == []
    document = Document.objects.get()
    assert document.title == "The opening"
    for page in NewsPage.objects.filter(translation_key=key_of("news/boats"), live=True):
        assert page.story[1].value["transcript"] == document
        assert document.url in client.get(page.url).content.decode()
    assert client.get(document.url).status_code == 200


def test_another_transcript_in_a_translation_is_refused(folder):
    story(folder)
    folder.write_raw("news/boats/pdf/other.pdf", PDF.read_bytes())
    folder.write("news/boats", "fr", body=BODY.format(title="Début", transcript="other"))
    [told] = load_all(folder)
    assert told.endswith("Block 2, a video: its transcript are not the source's.")


def test_a_transcript_that_nobody_put_there_is_told(folder):
    folder.write_raw("news/boats/a.jpg", jpeg(10))
    folder.write("news/boats", body=BODY.format(title="The opening", transcript="none"))
    [told] = load_all(folder)
    assert told.endswith("There is no file pdf/none.pdf in news/boats/.")


def test_who_made_a_picture_of_the_text_is_said_under_it(folder, client):
    story(folder, credit="Ada Lane")
    assert load_all(folder) == []
    page = NewsPage.objects.get(translation_key=key_of("news/boats"))
    assert "Ada Lane" in client.get(page.url).content.decode()


def test_who_made_it_may_be_said_later_and_what_an_editor_wrote_stays(folder):
    story(folder)
    load_all(folder)
    assert Image.objects.get().credit == ""
    for credit, stays in (("Ada Lane", "Ada Lane"), ("Bo Reed", "Ada Lane")):
        story(folder, credit=credit)
        assert load_all(folder) == []
        assert Image.objects.get().credit == stays


def test_thanks_for_a_picture_that_the_text_does_not_show_are_refused(folder):
    story(folder)
    body = BODY.format(title="The opening", transcript="opening-fr")
    folder.write("news/boats", body=body, picture_credits="{b.jpg: Ada Lane}")
    [told] = load_all(folder)
    assert told.endswith("“b.jpg” is not among the pictures of the text.")
