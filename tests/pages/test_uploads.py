"""What a camera wrote into a picture is taken out; what is not what its name says is refused."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from pages.models import Document, Image

pytestmark = pytest.mark.django_db

GPS, ORIENTATION = 0x8825, 0x0112


def photograph(form="JPEG", orientation=1):
    exif = Pillow.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "A camera"
    exif.get_ifd(GPS)[2] = (48.0, 12.0, 0.0)
    out = BytesIO()
    Pillow.new("RGB", (40, 20), "teal").save(out, form, exif=exif)
    return ContentFile(out.getvalue(), name=f"photo.{form.lower()}")


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_where_a_picture_was_taken_is_nobodys_business(site, form):
    image = Image.objects.create(title="Photo", file=photograph(form))
    with Pillow.open(image.file.path) as stored:
        assert stored.format == form
        assert dict(stored.getexif()) == {}
        assert not stored.getexif().get_ifd(GPS)


def test_a_picture_that_lay_on_its_side_stands_upright(site):
    image = Image.objects.create(title="Photo", file=photograph(orientation=6))
    assert (image.width, image.height) == (20, 40)


def test_a_picture_without_such_data_keeps_every_byte(site):
    out = BytesIO()
    Pillow.new("RGB", (40, 20), "teal").save(out, "JPEG")
    image = Image.objects.create(title="Plain", file=ContentFile(out.getvalue(), name="plain.jpg"))
    assert image.file.read() == out.getvalue()


def test_a_page_of_script_named_pdf_is_refused_with_a_sentence(site):
    file = ContentFile(b"<script>alert(1)</script>", name="report.pdf")
    with pytest.raises(ValidationError, match=r"named \.pdf but is something else inside"):
        Document(title="Report", file=file).full_clean()
