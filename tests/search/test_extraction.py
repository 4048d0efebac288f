"""Words in PDFs: read once, by a process of their own, found with their page."""

import re
from pathlib import Path

import pytest
from pypdf import PdfWriter
from wagtail.models import Collection, CollectionViewRestriction

import content
from pages.models import Document
from publications.models import ResearchPage
from search import outbox
from search.extraction import reader, reading
from search.models import FilePage, FileText
from search.service import SearchRequest, search
from tests.factories import draft, make_document

pytestmark = pytest.mark.django_db
BRIEF = Path(content.__file__).parent / "pages/research/listening-first/pdf"


def with_file(path_or_bytes, language="en", title="A report"):
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else path_or_bytes.read_bytes()
    work = draft(ResearchPage, title=title)
    work.files.create(language=language, document=make_document(title, content=data))
    work.save_revision().publish()
    return work


def ask(text, language="en"):
    return search(SearchRequest(text=text, language=language))


def read_all(settled):
    with settled():
        reading.read_waiting()


def a_pdf(tmp_path, *, password="", pages=1):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    path = tmp_path / "file.pdf"
    writer.write(path)
    return path


def test_a_page_of_a_file_is_found_and_named(site, settled):
    with settled():
        work = with_file(BRIEF / "en.pdf", title="Listening")
    assert ask("observations anonymous").total == 0
    read_all(settled)
    text = FilePage.objects.filter(number=3).get().text
    words = " ".join(re.findall(r"[A-Za-z]{7,}", text)[:4])
    page = ask(words)
    [hit] = [hit for hit in page.hits if hit.family == work.translation_key]
    assert (hit.file.language, hit.file.page) == ("en", 3)
    assert re.fullmatch(rf"/files/{work.translation_key}/en/[\w-]+\.pdf#page=3", hit.file.url)
    assert "<mark>" in hit.file.snippet


def test_arabic_is_read_as_it_is_written(site, settled):
    with settled():
        with_file(BRIEF / "ar.pdf", "ar")
    read_all(settled)
    state = FileText.objects.get()
    assert (state.state, state.page_count > 1) == (FileText.State.READ, True)
    [hit] = ask("المجموعات", "en").others or ask("المجموعات", "en").hits
    assert hit.file.language == "ar"


def test_the_same_file_is_read_once(site, settled):
    with settled():
        with_file(BRIEF / "en.pdf", title="One")
        with_file(BRIEF / "en.pdf", title="Two")
        document = Document.objects.first()
        Document.objects.update(file_hash=document.get_file_hash())
        outbox.changed(ResearchPage.objects.values_list("translation_key", flat=True), "hash")
    waiting = FileText.objects.filter(file_hash=document.file_hash)
    assert waiting.count() == 1


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (lambda path: a_pdf(path, password="x").read_bytes(), FileText.State.LOCKED),
        (lambda path: a_pdf(path).read_bytes(), FileText.State.EMPTY),
        (lambda path: b"%PDF-1.7 nonsense", FileText.State.UNREADABLE),
        (lambda path: b"", FileText.State.UNREADABLE),
    ],
    ids=["locked", "scanned", "broken", "empty"],
)
def test_what_cannot_be_read_has_a_state_and_stays_published(site, settled, tmp_path, make, state):
    with settled():
        with_file(make(tmp_path), title="Zanzibar")
    read_all(settled)
    assert FileText.objects.get().state == state
    assert ask("zanzibar").total == 1
    assert reading.read_waiting() == 0


def test_a_file_built_to_take_for_ever_is_ended(site, settled, monkeypatch):
    with settled():
        with_file(BRIEF / "en.pdf")
    monkeypatch.setattr(reading, "LONGEST", 0.001)
    read_all(settled)
    assert FileText.objects.get().state == FileText.State.UNREADABLE


def test_only_so_many_pages_are_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    lines = list(reader.read(a_pdf(tmp_path, pages=5)))
    assert [line.get("page") for line in lines] == [1, 2, None]
    fewer = reader.read(a_pdf(tmp_path, pages=5), 1)
    assert [line.get("page") for line in fewer] == [1, None]
    more = reader.read(a_pdf(tmp_path, pages=5), 4)
    assert [line.get("page") for line in more] == [1, 2, None]
    assert lines[-1] == {"state": "partly"}


def test_a_file_in_a_closed_collection_is_not_found(site, settled):
    with settled():
        with_file(BRIEF / "en.pdf")
    read_all(settled)
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    words = " ".join(re.findall(r"[A-Za-z]{7,}", FilePage.objects.get(number=3).text)[:4])
    assert ask(words).total == 1
    document = Document.objects.get()
    with settled():
        document.collection = closed
        document.save()
    assert ask(words).total == 0


def test_a_replaced_file_is_read_anew(site, settled, tmp_path):
    with settled():
        with_file(BRIEF / "en.pdf")
    read_all(settled)
    document = Document.objects.get()
    with settled():
        document.file.save("new.pdf", (BRIEF / "fr.pdf").open("rb"), save=False)
        document.file_hash = ""
        document.save()
    assert FileText.objects.filter(state=FileText.State.WAITING).count() == 1


def test_text_is_cleaned():
    assert reader.clean("a\x00b  ﬁne\n\tx") == "a b fine x"
