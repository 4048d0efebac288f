"""Files that come in through the admin, at each of its doors."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from pages.models import Document, Image
from tests.factories.files import PDF

pytestmark = pytest.mark.django_db

GPS = 0x8825
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SCRIPT = b"<!doctype html><script>alert(document.domain)</script>"

DOCUMENT_DOORS = {
    "the form": "wagtaildocs:add",
    "many at once": "wagtaildocs:add_multiple",
    "the chooser": "wagtaildocs_chooser:create",
}
IMAGE_DOORS = {
    "the form": "wagtailimages:add",
    "many at once": "wagtailimages:add_multiple",
    "the chooser": "wagtailimages_chooser:create",
}
BAD_DOCUMENTS = {
    "a drawing with a script": ("drawing.svg", SVG),
    "a page of script": ("page.html", SCRIPT),
    "a page of script named pdf": ("report.pdf", SCRIPT),
    "a page of script named docx": ("report.docx", SCRIPT),
    "a pdf named docx": ("report.docx", PDF),
    "a program": ("setup.exe", b"MZ" + b"\0" * 60),
}
BAD_IMAGES = {
    "a drawing with a script": ("drawing.svg", SVG),
    "a drawing named png": ("drawing.png", SVG),
    "a page of script named jpg": ("page.jpg", SCRIPT),
    "a document": ("report.pdf", PDF),
}


@pytest.fixture
def hand_in(publisher, signed_in, settings, tmp_path):
    """Hands in a file at a door: hand_in("wagtaildocs:add", "report.pdf", content)."""
    settings.MEDIA_ROOT = tmp_path
    browser = signed_in(publisher)

    def post(door, name, content):
        prefix = "document-chooser-upload-" if door == "wagtaildocs_chooser:create" else ""
        prefix = "image-chooser-upload-" if door == "wagtailimages_chooser:create" else prefix
        many = door.endswith("multiple")
        field = "files[]" if many else f"{prefix}file"
        data = {
            field: SimpleUploadedFile(name, content),
            f"{prefix}title": "Handed in",
            f"{prefix}collection": "1",
            "title": "Handed in",
        }
        return browser.post(reverse(door), data)

    return post


def photograph():
    exif = Pillow.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(GPS)[2] = (48.0, 12.0, 0.0)
    out = BytesIO()
    Pillow.new("RGB", (40, 20), "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("door", DOCUMENT_DOORS.values(), ids=DOCUMENT_DOORS)
@pytest.mark.parametrize("file", BAD_DOCUMENTS.values(), ids=BAD_DOCUMENTS)
def test_what_is_no_document_is_refused(hand_in, door, file):
    answer = hand_in(door, *file)
    assert answer.status_code in (200, 400)
    assert not Document.objects.exists()


@pytest.mark.parametrize("door", DOCUMENT_DOORS.values(), ids=DOCUMENT_DOORS)
def test_a_document_is_taken(hand_in, door):
    hand_in(door, "report.pdf", PDF)
    assert Document.objects.get().filename == "report.pdf"


@pytest.mark.parametrize("door", IMAGE_DOORS.values(), ids=IMAGE_DOORS)
@pytest.mark.parametrize("file", BAD_IMAGES.values(), ids=BAD_IMAGES)
def test_what_is_no_picture_is_refused(hand_in, door, file):
    answer = hand_in(door, *file)
    assert answer.status_code in (200, 400)
    assert not Image.objects.exists()


@pytest.mark.parametrize("door", IMAGE_DOORS.values(), ids=IMAGE_DOORS)
def test_a_photograph_is_taken_without_where_it_was_taken(hand_in, door):
    hand_in(door, "photo.jpg", photograph())
    with Pillow.open(Image.objects.get().file.path) as stored:
        assert not stored.getexif()
        assert not stored.getexif().get_ifd(GPS)


def test_a_picture_that_takes_another_ones_place_loses_it_too(hand_in, publisher, signed_in):
    hand_in("wagtailimages:add", "photo.jpg", photograph())
    image = Image.objects.get()
    data = {
        "title": "Again",
        "collection": "1",
        "tags": "",
        "file": SimpleUploadedFile("again.jpg", photograph()),
    }
    signed_in(publisher).post(reverse("wagtailimages:edit", args=[image.pk]), data)
    image.refresh_from_db()
    assert image.title == "Again"
    with Pillow.open(image.file.path) as stored:
        assert not stored.getexif()
