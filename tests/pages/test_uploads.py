"""What a camera wrote into a picture is taken out; what is not what its name says is refused."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image as Pillow
from PIL import ImageCms, ImageSequence

from pages import uploads
from pages.models import Document, Image

pytestmark = pytest.mark.django_db

GPS, ORIENTATION = 0x8825, 0x0112


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>48</exif:GPSLatitude></x:xmpmeta>'
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def of_a_camera(orientation=1):
    exif = Pillow.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "A camera"
    exif.get_ifd(GPS)[2] = (48.0, 12.0, 0.0)
    return exif


def photograph(form="JPEG", orientation=1):
    out = BytesIO()
    Pillow.new("RGB", (40, 20), "teal").save(out, form, exif=of_a_camera(orientation))
    return ContentFile(out.getvalue(), name=f"photo.{form.lower()}")


def several(form, name, orientation=1, **options):
    """A file of three pictures with where it was taken."""
    first, *others = (Pillow.new("RGB", (40, 20), colour) for colour in ("teal", "red", "gold"))
    if form != "GIF":
        options |= {"exif": of_a_camera(orientation), "icc_profile": PROFILE}
    out = BytesIO()
    first.save(out, form, save_all=True, append_images=others, **options)
    return ContentFile(out.getvalue(), name=name)


def frames_of(file):
    with Pillow.open(file) as picture:
        return [
            (frame.convert("RGBA").tobytes(), frame.info.get("duration"))
            for frame in ImageSequence.Iterator(picture)
        ]


def camera_data_in(file):
    """What is left of the camera in a stored picture."""
    content = Path(file.path).read_bytes()
    with Pillow.open(file.path) as stored:
        named = {"exif", "xmp", "mp", "photoshop"} & stored.info.keys()
        return named | {word for word in (b"A camera", b"GPS", b"MPF") if word in content}


@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_where_a_picture_was_taken_is_nobodys_business(site, form):
    image = Image.objects.create(title="Photo", file=photograph(form))
    with Pillow.open(image.file.path) as stored:
        assert stored.format == form
        assert dict(stored.getexif()) == {}
        assert not stored.getexif().get_ifd(GPS)


class Counted(ContentFile):
    """A file that knows how often it was read as a whole."""

    whole = 0

    def read(self, *size):
        self.whole += not size
        return super().read(*size)


def test_it_is_cleaned_once_whether_its_form_asked_or_not(site):
    """A photograph of twenty megabytes takes a second each time."""
    for asked in (True, False):
        out = BytesIO()
        Pillow.new("RGB", (40, 20), "teal").save(out, "PNG")
        file = Counted(out.getvalue(), name="photo.png")
        image = Image(title="A picture", file=file)
        if asked:
            image.full_clean(exclude=["file_hash"])
        image.save()
        assert file.whole == 1


def test_a_picture_that_lay_on_its_side_stands_upright(site):
    image = Image.objects.create(title="Photo", file=photograph(orientation=6))
    assert (image.width, image.height) == (20, 40)


def test_a_picture_without_such_data_keeps_every_byte(site):
    out = BytesIO()
    Pillow.new("RGB", (40, 20), "teal").save(out, "JPEG")
    image = Image.objects.create(title="Plain", file=ContentFile(out.getvalue(), name="plain.jpg"))
    assert image.file.read() == out.getvalue()


def test_several_photos_in_one_file_become_the_first_of_them(site):
    file = several("MPO", "photo.jpg", orientation=6, quality=90, comment=b"GPS 48 N")
    assert Pillow.open(BytesIO(file.read())).format == "MPO"
    image = Image.objects.create(title="Photo", file=file)
    assert not camera_data_in(image.file)
    assert not camera_data_in(image.get_rendition("width-20|format-jpeg").file)
    with Pillow.open(image.file.path) as stored:
        assert (stored.format, stored.size) == ("JPEG", (20, 40))
        assert stored.info["icc_profile"] == PROFILE
        assert stored.getpixel((10, 20)) == pytest.approx((0, 128, 128), abs=3)


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("WEBP", {"duration": [100, 200, 300], "loop": 2, "lossless": True, "xmp": XMP}),
        ("WEBP", {"duration": [100, 200, 300], "loop": 2, "quality": 40}),
        ("GIF", {"duration": [100, 200, 300], "loop": 2}),
    ],
)
def test_a_moving_picture_loses_its_place_and_nothing_else(site, form, options):
    file = several(form, f"moving.{form.lower()}", **options)
    if form == "GIF":  # Pillow does not write XMP into it, Photoshop does.
        magic = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
        start = file.file.getvalue().index(b"\x21\xf9")
        whole = file.file.getvalue()
        block = b"\x21\xff\x0bXMP DataXMP" + XMP + magic
        file = ContentFile(whole[:start] + block + whole[start:], name="moving.gif")
    before = frames_of(BytesIO(file.read()))
    image = Image.objects.create(title="Moving", file=file)
    assert not camera_data_in(image.file)
    assert not camera_data_in(image.get_rendition("width-20|format-jpeg").file)
    assert frames_of(image.file.path) == before
    with Pillow.open(image.file.path) as stored:
        assert (len(before), stored.info["loop"]) == (3, 2)
        assert form == "GIF" or stored.info["icc_profile"] == PROFILE


def test_a_moving_png_is_cleaned_in_the_same_way():
    file = several("PNG", "moving.png", duration=[100, 200, 300])
    before = frames_of(BytesIO(file.read()))
    uploads.strip_metadata(file)
    content = file.read()
    assert b"A camera" not in content
    assert frames_of(BytesIO(content)) == before


@pytest.mark.parametrize(
    "file",
    [
        lambda: several("AVIF", "moving.avif"),
        lambda: several("WEBP", "moving.webp", orientation=6),
        lambda: photograph("TIFF"),
    ],
    ids=["AVIF", "turned WebP", "TIFF"],
)
def test_what_cannot_be_cleaned_is_refused_with_a_sentence(file):
    with pytest.raises(ValidationError, match="Save this picture again without its camera data"):
        uploads.strip_metadata(file())


def test_a_photo_that_breaks_off_is_refused_and_not_kept_as_it_is():
    out = BytesIO()
    Pillow.effect_noise((400, 200), 90).save(out, "JPEG", exif=of_a_camera())
    file = ContentFile(out.getvalue()[:-5000], name="half.jpg")
    with pytest.raises(ValidationError, match="corrupted image"):
        uploads.strip_metadata(file)


def test_a_page_of_script_named_pdf_is_refused_with_a_sentence(site):
    file = ContentFile(b"<script>alert(1)</script>", name="report.pdf")
    with pytest.raises(ValidationError, match=r"named \.pdf but is something else inside"):
        Document(title="Report", file=file).full_clean()
