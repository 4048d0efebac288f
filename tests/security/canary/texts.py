"""Pages that say a secret in every place that a page has."""

from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow

from pages.models import Document, Image
from partners.models import FormerName
from publications.models import (
    Author,
    Chapter,
    Decision,
    FirstPage,
    Keyword,
    ResearchFile,
    Session,
    Speaker,
)
from tests.factories import make_document, story_of
from tests.security.canary.secrets import Secret

STREAM = "BT /F1 12 Tf 72 720 Td ({}) Tj ET"
PDF = """%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length {length}>>stream
{stream}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def pdf_saying(text: str) -> bytes:
    """A PDF with a page of text, not compressed: what is in it can be read in its bytes."""
    stream = STREAM.format(text)
    return PDF.format(length=len(stream), stream=stream).encode()


def document(secret: Secret, **fields: Any) -> Document:
    made = make_document(secret.title, pdf_saying(secret.text), **fields)
    # As Wagtail's own form does: a file is known by what is in it.
    made.get_file_hash()
    return made


def draw_first_pages() -> None:
    """Pictures of first pages that say in letters, as no true picture does, what is in their file."""
    for file in Document.objects.exclude(file_hash="").filter(file__iendswith=".pdf"):
        name = f"{file.file_hash}-{{}}".format
        said = file.file.read()
        FirstPage.objects.get_or_create(
            file_hash=file.file_hash,
            defaults={
                "state": FirstPage.State.DRAWN,
                "width": 612,
                "height": 792,
                "thumb": ContentFile(said, name=name("thumb.webp")),
                "cover": ContentFile(said, name=name("cover.webp")),
                "share": ContentFile(said, name=name("share.jpg")),
            },
        )


def picture(secret: Secret) -> Image:
    out = BytesIO()
    Pillow.new("RGB", (64, 48), (11, 85, 87)).save(out, "PNG")
    file = ContentFile(out.getvalue(), name=f"{secret.said}.png")
    return Image.objects.create(
        title=secret.title, file=file, width=64, height=48, credit=secret.text
    )


def page(secret: Secret) -> dict[str, Any]:
    """What every page says of itself."""
    return {
        "title": secret.title,
        "slug": secret.said,
        "summary": secret.text,
        "search_description": secret.text,
        "story": story(secret),
    }


def story(secret: Secret, *more: tuple[str, Any]) -> str:
    """A story of every block that has words."""
    text = secret.text
    return story_of(
        ("heading", {"level": "2", "text": text}),
        ("text", f'<p>{text} <a href="https://example.org/{secret.told}">{text}</a></p>'),
        ("statistic", {"number": "7", "label": text}),
        ("callout", {"title": text, "text": f"<p>{text}</p>"}),
        ("quote", {"person": None, "name": text, "words": text}),
        (
            "table",
            {
                "data": [[text, "Boats"], ["Anomasa", text]],
                "table_header_choice": "row",
                "first_row_is_table_header": True,
                "first_col_is_header": False,
            },
        ),
        *more,
    )


def news(secret: Secret) -> dict[str, Any]:
    return page(secret) | {"place": secret.text, "countries": ["TD"]}


def illustrated(secret: Secret) -> dict[str, Any]:
    """News with pictures and a document, all of them its own."""
    shown, attached = picture(secret), document(secret)
    in_text = {"image": shown.pk, "alt_text": secret.text, "caption": secret.text}
    return news(secret) | {
        "image": shown,
        "image_alt": secret.text,
        "image_caption": secret.text,
        "story": story(secret, ("picture", in_text), ("documents", [attached.pk])),
    }


def event(secret: Secret) -> dict[str, Any]:
    starts = timezone.now() + timedelta(days=30)
    ends = starts + timedelta(hours=2)
    return page(secret) | {
        "starts_at": starts,
        "ends_at": ends,
        "time_zone": "Europe/Vienna",
        "venue": secret.text,
        "status": "postponed",
        "status_reason": secret.text,
        "online_url": f"https://example.org/{secret.told}",
        "registration_url": f"https://example.org/{secret.told}",
        "speakers": [
            Speaker(typed_name=secret.text, role=secret.text, affiliation=secret.text, sort_order=0)
        ],
        "sessions": [Session(title=secret.text, starts_at=starts, ends_at=ends, sort_order=0)],
        "decisions": [Decision(text=secret.text, sort_order=0)],
    }


def research(secret: Secret) -> dict[str, Any]:
    return page(secret) | {
        "symbol": secret.told,
        "keywords": [Keyword(word=secret.text, sort_order=0)],
        "chapters": [Chapter(title=secret.text, sort_order=0)],
        "authors": [Author(typed_name=secret.text, sort_order=0)],
        "files": [ResearchFile(language="en", document=document(secret), sort_order=0)],
    }


def partner(secret: Secret) -> dict[str, Any]:
    return page(secret) | {
        "acronym": secret.told,
        "other_names": [secret.text],
        "former_names": [FormerName(name=secret.text, sort_order=0)],
        "site": f"https://{secret.told}.example.org/",
    }


def person(secret: Secret) -> dict[str, Any]:
    return page(secret) | {"role": secret.text}
