"""What may be uploaded, and what is taken out of it."""

from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

# The first bytes of a file, by the ending of its name. Texts have none.
_MAGIC = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
}
_WITH_METADATA = {"JPEG", "PNG", "WEBP", "AVIF"}


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


def strip_metadata(file: FieldFile) -> None:
    """
    Take out of a picture what its camera wrote into it: where it was taken, when, with what.

    The picture keeps its colours and stands upright. What Pillow cannot read stays for Wagtail to refuse.
    """
    file.seek(0)
    try:
        with Pillow.open(file) as picture:
            if picture.format not in _WITH_METADATA or getattr(picture, "n_frames", 1) > 1:
                return
            if not picture.getexif() and "xmp" not in picture.info and not picture.info.get("text"):
                return
            clean = _rewritten(picture, picture.format)
    except (UnidentifiedImageError, OSError):
        return
    finally:
        file.seek(0)
    file.file = ContentFile(clean, name=file.name)


def _rewritten(picture: Pillow.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    upright.info.pop("xmp", None)
    upright.info.pop("exif", None)
    out = BytesIO()
    options = {"quality": 95} if form in ("JPEG", "WEBP", "AVIF") else {}
    profile = picture.info.get("icc_profile")
    upright.save(out, form, exif=b"", icc_profile=profile, **options)
    return out.getvalue()
