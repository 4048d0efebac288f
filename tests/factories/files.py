"""Pictures and documents, small ones."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Pillow

from pages.models import Document, Image

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
)


def make_image(title: str = "A picture", **fields: Any) -> Image:
    out = BytesIO()
    Pillow.new("RGB", (640, 480), (11, 85, 87)).save(out, "JPEG")
    file = ContentFile(out.getvalue(), name=f"{title.replace(' ', '-').lower()}.jpg")
    return Image.objects.create(title=title, file=file, width=640, height=480, **fields)


def make_document(title: str = "A document", content: bytes = PDF, **fields: Any) -> Document:
    file = ContentFile(content, name=f"{title.replace(' ', '-').lower()}.pdf")
    return Document.objects.create(title=title, file=file, file_size=len(content), **fields)
