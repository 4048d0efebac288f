"""The first page of a PDF as its work's picture: drawn by the worker, and as closed as the file."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image as Pillow
from pypdf import PdfWriter
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

import content
from publications.first_pages import drawing
from publications.models import FirstPage, ResearchFile, ResearchPage
from tests.factories import draft, make_document, make_image, published, translated

pytestmark = pytest.mark.django_db

PDFS = Path(content.__file__).parent / "pages/research/listening-first/pdf"
ADDRESS = re.compile(r"/pictures/[0-9a-f-]{36}/[\w.-]+")


def file_in(language, name=None, **fields):
    said = (PDFS / f"{name or language}.pdf").read_bytes()
    return ResearchFile(language=language, document=make_document(f"In {language}", said, **fields))


@pytest.fixture
def report(site):
    return published(ResearchPage, title="Listening first", files=[file_in("en"), file_in("fr")])


def html_of(client, url):
    return client.get(url).content.decode()


def drawn(page):
    """The addresses of the first page of a work as it stands in the database."""
    sheet = ResearchPage.objects.get(pk=page.pk).sheet
    return (sheet.thumb.url, sheet.cover.url, sheet.share.url) if sheet else ()


def size_of(answer):
    assert answer.status_code == 200
    return Pillow.open(BytesIO(b"".join(answer.streaming_content))).size


# --- what is shown ----------------------------------------------------


def test_the_worker_draws_it_and_no_request_does(report, client):
    assert ADDRESS.findall(html_of(client, report.url)) == []
    assert FirstPage.objects.count() == 0
    assert drawing.draw_waiting() == 2
    assert drawing.draw_waiting() == 0
    thumb, cover, share = drawn(report)
    assert f'src="{cover}" width="544" height="770" alt=""' in html_of(client, report.url)
    assert f'src="{thumb}"' in html_of(client, "/en/research/")
    assert f'src="{thumb}"' in html_of(client, "/en/")
    assert size_of(client.get(cover)) == (544, 770)
    assert size_of(client.get(thumb)) == (176, 249)
    assert size_of(client.get(share)) == (800, 1132)
    assert client.get(share)["Content-Type"] == "image/jpeg"


def test_messengers_and_machines_are_told_of_it(report, client, settings):
    drawing.draw_waiting()
    html = html_of(client, report.url)
    share = f"{settings.WAGTAILADMIN_BASE_URL}{drawn(report)[2]}"
    assert f'<meta property="og:image" content="{share}">' in html
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])
    assert share in json.dumps(data)


def test_every_file_of_the_set_shows_its_own(report, client):
    drawing.draw_waiting()
    shown = re.search(
        r'<table class="file-set">.*?</table>', html_of(client, report.url), re.DOTALL
    )[0]
    sheets = [file.sheet.thumb.url for file in ResearchPage.objects.get(pk=report.pk).file_set()]
    assert ADDRESS.findall(shown) == sheets
    assert len(set(sheets)) == 2


def test_a_work_with_a_picture_of_its_own_is_known_by_that(report, client):
    drawing.draw_waiting()
    report.image, report.image_alt = make_image(), "Reeds"
    report.save_revision().publish()
    assert drawn(report) == ()
    assert "og:image" in html_of(client, report.url)
    assert "share.jpg" not in html_of(client, report.url)
    assert ADDRESS.findall(html_of(client, "/en/research/")) == []


def test_a_reader_sees_the_file_in_their_language_else_the_first(report):
    french, spanish = translated(report, "fr"), translated(report, "es")
    drawing.draw_waiting()
    of = {file.language: file.sheet.cover.url for file in report.file_set()}
    assert drawn(report)[1] == of["en"]
    assert drawn(french)[1] == of["fr"]
    assert drawn(spanish)[1] == of["en"]


def test_beside_the_title_it_is_decoration_for_those_who_listen(report, client):
    drawing.draw_waiting()
    for image in re.findall(r'<img class="sheet"[^>]*>', html_of(client, report.url)):
        assert 'alt=""' in image
    link = re.search(r'<a class="cover"[^>]*>', html_of(client, report.url))[0]
    assert 'tabindex="-1" aria-hidden="true"' in link


def test_pages_that_were_kept_without_it_are_made_anew(report, client):
    html_of(client, report.url)
    drawing.draw_waiting()
    assert drawn(report)[1] in html_of(client, report.url)


@pytest.mark.parametrize("works", [2, 6])
def test_a_list_asks_for_all_at_once(site, client, works, django_assert_num_queries):
    for number in range(works):
        published(ResearchPage, title=f"Work {number}", files=[file_in("en")])
    drawing.draw_waiting()
    from pages.templatetags.rows import Batch
    from publications.templatetags.sheets import attach_sheets

    pages = list(ResearchPage.objects.select_related("locale"))
    with django_assert_num_queries(4):
        attach_sheets(Batch(pages).pages)
        assert all(page.sheet for page in pages)


# --- who may see it ---------------------------------------------------


@pytest.mark.parametrize("state", ["unpublished", "expired", "restricted", "taken out"])
def test_it_closes_with_its_file(report, client, state):
    drawing.draw_waiting()
    addresses = drawn(report)
    assert [client.get(address).status_code for address in addresses] == [200] * 3
    if state == "unpublished":
        report.unpublish()
    elif state == "expired":
        ResearchPage.objects.filter(pk=report.pk).update(expire_at=timezone.now())
    elif state == "restricted":
        PageViewRestriction.objects.create(page=report, restriction_type="login")
    else:
        report.files = [file for file in report.file_set() if file.language == "fr"]
        report.save_revision().publish()
    assert [client.get(address).status_code for address in addresses] == [404] * 3


def test_a_draft_has_it_ready_and_shows_it_to_nobody(site, client):
    work = draft(ResearchPage, files=[file_in("en")])
    assert drawing.draw_waiting() == 1
    cover = drawn(work)[1]
    assert client.get(cover).status_code == 404
    work.save_revision().publish()
    assert client.get(cover).status_code == 200


def test_whoever_was_let_through_to_a_restricted_work_sees_it(report, client):
    drawing.draw_waiting()
    cover = drawn(report)[1]
    PageViewRestriction.objects.create(page=report, restriction_type="password", password="heron")
    asked = client.get(report.url)
    assert cover not in asked.content.decode()
    answer = client.post(
        asked.context["action_url"], {"password": "heron", "return_url": report.url}, follow=True
    )
    assert cover in answer.content.decode()
    seen = client.get(cover)
    assert (seen.status_code, seen["Cache-Control"]) == (200, "private, no-store")


CHANNELS = [
    "/en/",
    "/en/research/",
    "/en/research/feed.atom",
    "/en/research/works.csv",
    "/en/research/cite.bib",
    "/api/v1/search?q=listening",
    "/en/search/?q=listening",
    "/sitemap.xml",
]


def test_a_file_in_a_closed_collection_is_shown_in_no_channel(report, client):
    drawing.draw_waiting()
    addresses = drawn(report)
    canary = addresses[0].split("/")[2]
    channels = [*CHANNELS, report.url, f"{report.url}index.md", f"{report.url}cite.json"]
    told = {channel for channel in channels if f"/pictures/{canary}" in html_of(client, channel)}
    assert told == {"/en/", "/en/research/", report.url}
    closed = Collection.get_first_root_node().add_child(name="Closed")
    for file in report.file_set():
        file.document.collection = closed
        file.document.save()
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert [channel for channel in channels if "/pictures/" in html_of(client, channel)] == []
    answers = [client.get(address) for address in addresses]
    assert [answer.status_code for answer in answers] == [302] * 3
    assert "login" in answers[0]["Location"]


def test_the_same_file_twice_is_drawn_once_and_each_follows_its_own_document(report, client):
    twin = published(ResearchPage, title="The same", files=[file_in("en")])
    assert drawing.draw_waiting() == 2
    ours, theirs = drawn(report)[1], drawn(twin)[1]
    assert (ours == theirs, ours.rpartition("/")[2] == theirs.rpartition("/")[2]) == (False, True)
    report.unpublish()
    assert (client.get(ours).status_code, client.get(theirs).status_code) == (404, 200)


def test_a_replaced_file_has_a_new_picture_and_the_old_one_is_gone(report, client):
    drawing.draw_waiting()
    old = drawn(report)[1]
    document = report.file_set()[0].document
    document.file.save("again.pdf", ContentFile((PDFS / "ar.pdf").read_bytes()), save=False)
    document.file_hash = ""
    document.save()
    drawing.draw_waiting()
    new = drawn(report)[1]
    assert new != old
    assert (client.get(new).status_code, client.get(old).status_code) == (200, 404)


def test_what_no_file_has_any_more_is_forgotten(report):
    drawing.draw_waiting()
    [kept, gone] = [file.document for file in report.file_set()]
    stored = FirstPage.objects.get(file_hash=gone.file_hash or gone.get_file_hash()).cover.name
    assert default_storage.exists(stored)
    report.files = [file for file in report.file_set() if file.document_id == kept.pk]
    report.save_revision().publish()
    gone.delete()
    assert drawing.forget_orphans() == 1
    assert FirstPage.objects.count() == 1
    assert not default_storage.exists(stored)


# --- files that cannot be drawn ---------------------------------------


def a_pdf(*, user="", owner="", width=200, height=300):
    writer = PdfWriter()
    writer.add_blank_page(width, height)
    if user or owner:
        writer.encrypt(user_password=user, owner_password=owner)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (a_pdf(), "drawn"),
        (a_pdf(user="x"), "nothing"),
        (a_pdf(owner="x"), "nothing"),
        (b"%PDF-1.7 nonsense", "nothing"),
        (b"", "nothing"),
        (a_pdf(height=14_000), "nothing"),
        (a_pdf(width=14_000), "nothing"),
    ],
    ids=["whole", "password", "encrypted", "broken", "empty", "ribbon", "banner"],
)
def test_what_cannot_be_drawn_has_no_picture_and_is_no_error(site, client, said, state):
    document = make_document("A report", said)
    work = published(ResearchPage, files=[ResearchFile(language="en", document=document)])
    assert drawing.draw_waiting() == 1
    page = FirstPage.objects.get()
    assert (page.state, page.attempts, page.last_error) == (state, 0, "")
    assert drawing.draw_waiting() == 0
    assert bool(ADDRESS.findall(html_of(client, work.url))) == (state == "drawn")


def test_a_file_of_another_kind_is_left_alone(site):
    table = make_document("Figures", b"a,b\n")
    table.file.name = table.file.name.replace(".pdf", ".csv")
    table.save()
    published(ResearchPage, files=[ResearchFile(language="en", document=table), file_in("fr")])
    assert drawing.draw_waiting() == 1


def test_a_file_built_to_take_for_ever_is_ended_and_tried_ever_more_rarely(report, monkeypatch):
    monkeypatch.setattr(drawing, "LONGEST", 0.001)
    assert drawing.draw_waiting() == 2
    page = FirstPage.objects.first()
    assert (page.state, page.attempts) == ("waiting", 1)
    assert "TimeoutExpired" in page.last_error
    assert page.next_attempt_at > timezone.now()
    FirstPage.objects.update(attempts=FirstPage.MOST, next_attempt_at=None)
    assert drawing.draw_waiting() == 0
