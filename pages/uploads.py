"""What may be uploaded, and what is taken out of it."""

import struct
from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.forms import ImageField
from django.utils.translation import gettext as _
from PIL import ExifTags, ImageOps, UnidentifiedImageError
from PIL import Image as Pillow

# The first bytes of a file, by the ending of its name. Texts have none.
_MAGIC = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
}
# Where Pillow puts what a camera, or who worked on its picture, wrote down. A JPEG with "mp" holds more
# pictures, each with its own.
_METADATA = {"exif", "xmp", "photoshop", "mp"}
# What a picture is made of. Every other part of such a file is left out, known or not.
_WEBP_PARTS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_PNG_PARTS = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs", b"sBIT"),
    *(b"acTL", b"fcTL", b"fdAT"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI"),
}
_GIF_XMP = b"\x21\xff\x0bXMP DataXMP"


def check_document(file: FieldFile) -> None:
    """Refuse a file whose content is not what its name says."""
    if not is_new(file):
        return
    ending = PurePosixPath(file.name or "").suffix.lower()
    beginnings = _MAGIC.get(ending)
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    if beginnings and not start.startswith(beginnings):
        message = _(
            "This file is named %(ending)s but is something else inside. Save it again as %(ending)s."
        )
        raise ValidationError({"file": message % {"ending": ending}})


def is_new(file: FieldFile) -> bool:
    """Whether a field holds a file that was handed in and is not stored yet."""
    return bool(file) and not getattr(file, "_committed", True)


def strip_once(file: FieldFile) -> None:
    """Strip a picture that was handed in: when its form asks, else when it is stored, not at both."""
    if is_new(file) and not getattr(file.file, "is_stripped", False):
        strip_metadata(file)
        file.file.is_stripped = True


def strip_metadata(file: FieldFile) -> None:
    """
    Take out of a picture what its camera wrote into it: where it was taken, when, with what.

    The picture keeps its colours and stands upright. What Pillow cannot read stays for Wagtail to refuse;
    what it can read and not clean is refused here.
    """
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        with Pillow.open(BytesIO(content)) as picture:
            clean = _cleaned(picture, content)
    except UnidentifiedImageError:
        return
    except (OSError, ValueError, SyntaxError, struct.error) as error:
        raise ValidationError(
            {"file": ImageField.default_error_messages["invalid_image"]}
        ) from error
    if clean != content:
        file.file = ContentFile(clean, name=file.name)


def _cleaned(picture: Pillow.Image, content: bytes) -> bytes:
    form = picture.format or ""
    exif = picture.getexif()
    # Part by part no pixel changes and a moving picture goes on moving, but nothing can be turned upright.
    if form in _WITHOUT and exif.get(ExifTags.Base.Orientation, 1) not in range(2, 9):
        return _WITHOUT[form](content)
    if not exif and not _METADATA & picture.info.keys():
        return content
    if form == "MPO":
        return _rewritten(picture, "JPEG")
    if form in {"JPEG", "PNG", "WEBP", "AVIF"} and getattr(picture, "n_frames", 1) == 1:
        return _rewritten(picture, form)
    message = _(
        "Save this picture again without its camera data (EXIF, XMP), which cannot be removed here."
    )
    raise ValidationError({"file": message})


def _rewritten(picture: Pillow.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    for name in ("xmp", "exif", "comment"):
        upright.info.pop(name, None)
    out = BytesIO()
    options = {"quality": 95} if form in ("JPEG", "WEBP", "AVIF") else {}
    profile = picture.info.get("icc_profile")
    upright.save(out, form, exif=b"", icc_profile=profile, **options)
    return out.getvalue()


def _webp_without(content: bytes) -> bytes:
    kept, at = bytearray(), 12
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end:
        name, size = struct.unpack_from("<4sI", content, at)
        following = at + 8 + size + size % 2
        if name in _WEBP_PARTS:
            kept += content[at:following]
        at = following
    if kept.startswith(b"VP8X"):
        kept[8] &= ~0b1100  # It says that EXIF and XMP follow.
    return b"RIFF" + struct.pack("<I", 4 + len(kept)) + b"WEBP" + kept


def _png_without(content: bytes) -> bytes:
    kept, at = bytearray(content[:8]), 8
    while at + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        following = at + 12 + size
        if name in _PNG_PARTS:
            kept += content[at:following]
        # What lies behind the end is no part of the picture.
        at = len(content) if name == b"IEND" else following
    return bytes(kept)


def _gif_without(content: bytes) -> bytes:
    while (start := content.find(_GIF_XMP)) >= 0:
        at = start + len(_GIF_XMP)
        # Pieces follow, each behind its length; the last is empty.
        while at < len(content) and content[at]:
            at += 1 + content[at]
        content = content[:start] + content[at + 1 :]
    return content


_WITHOUT = {"WEBP": _webp_without, "PNG": _png_without, "GIF": _gif_without}
