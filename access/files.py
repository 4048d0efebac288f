"""
Files are closed until a live, visible page uses them.

Asked at each request of Wagtail's reference index, which mirrors the stored row of a page: what a visitor
reads, never a draft. So nothing needs to be opened or closed, and what expires closes by the clock.
"""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import models
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from wagtail import hooks
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageQuerySet, ReferenceIndex
from wagtail.permissions import policy_registry  # type: ignore[attr-defined]

from access.serving import may_read
from access.visibility import visible
from access.withholding import without_withholding

_USES = ("add", "change", "delete", "choose")
_INLINE = {"application/pdf", "text/plain"}
_PICTURES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


def users_of(file: models.Model, *, at: datetime | None = None) -> PageQuerySet:
    """Pages whose published row uses a document or an image, and shows it at a moment (now)."""
    content_types = ContentType.objects
    references = ReferenceIndex.objects.filter(
        base_content_type=content_types.get_for_model(Page),
        to_content_type=content_types.get_for_model(type(file)),
        to_object_id=str(file.pk),
    )
    ids = references.values_list(Cast("object_id", IntegerField()), flat=True)
    pages = Page.objects.filter(pk__in=ids)
    return without_withholding(pages, file, at or timezone.now())


def is_open(file: models.Model, *, at: datetime | None = None) -> bool:
    """Whether anyone may fetch a document or an image now. Two queries."""
    at = at or timezone.now()
    return visible(users_of(file, at=at), at=at).exists()


def document(request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
    """A document at its own address."""
    documents: Any = get_document_model()
    found = documents.objects.filter(uuid=uuid).first()
    if found is None or found.filename != name:
        raise Http404
    return serve_document(request, found)


def serve_document(request: HttpRequest, found: models.Model) -> HttpResponseBase:
    """A document's bytes, for whom they are open. Its collection may ask for a password."""
    answer = _asked_first(request, found)
    if answer is not None:
        return answer
    kind = found.content_type  # type: ignore[attr-defined]
    response = _serve(request, found, file=found.file, kind=kind)  # type: ignore[attr-defined]
    manner = "inline" if kind in _INLINE else "attachment"
    response["Content-Disposition"] = f'{manner}; filename="{found.filename}"'  # type: ignore[attr-defined]
    return response


def serve_picture_of(request: HttpRequest, found: models.Model, drawn: File) -> HttpResponseBase:
    """A picture that was drawn of a document, for whom the document is open and for nobody else."""
    answer = _asked_first(request, found)
    return _serve(request, found, file=drawn, kind=_kind_of(drawn)) if answer is None else answer


def picture(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """A rendition of an image. Originals have no address: only staff see them, in the admin."""
    image = get_image_model()
    rendition = image.get_rendition_model().objects.select_related("image").filter(pk=pk).first()
    if rendition is None or PurePosixPath(rendition.file.name).name != name:
        raise Http404
    file = rendition.file
    return _serve(request, rendition.image, file=file, kind=_kind_of(file))


def of_their_collections(user: Any, things: models.QuerySet) -> models.QuerySet:
    """Documents or images that somebody may choose or change, as Wagtail says of their collections."""
    policy = policy_registry.get_by_type(things.model)
    return things.filter(
        pk__in=policy.instances_user_has_any_permission_for(user, _USES).values("pk")
    )


def _kind_of(drawn: File) -> str:
    suffix = PurePosixPath(str(drawn.name)).suffix.lower()
    return _PICTURES.get(suffix, "application/octet-stream")


def _asked_first(request: HttpRequest, document: models.Model) -> HttpResponse | None:
    """What a document's collection asks of this visitor before it gives anything."""
    for ask in hooks.get_hooks("before_serve_document"):
        answer = ask(document, request)
        if isinstance(answer, HttpResponse):
            return answer
    return None


def _works_with(user: Any, thing: Any) -> bool:
    if not user.has_perm("wagtailadmin.access_admin"):
        return False
    return of_their_collections(user, type(thing).objects.filter(pk=thing.pk)).exists()


def _is_read_with_a_page(request: HttpRequest, thing: models.Model) -> bool:
    """Who was let through to a restricted page has its files too."""
    return any(may_read(page, request) for page in users_of(thing).filter(live=True))


def _serve(request: HttpRequest, thing: models.Model, *, file: File, kind: str) -> HttpResponseBase:
    """The bytes of a document, or of an image in one of its sizes."""
    opened = is_open(thing)
    # The session is read for a closed file only, so that an open answer does not vary by cookie.
    if not opened and not (
        _works_with(request.user, thing) or _is_read_with_a_page(request, thing)
    ):
        raise Http404
    response: HttpResponseBase
    if settings.FILES_ACCEL_PREFIX:
        response = HttpResponse(content_type=kind)
        response["X-Accel-Redirect"] = settings.FILES_ACCEL_PREFIX + str(file.name)
    else:
        try:
            response = FileResponse(file.open("rb"), content_type=kind)
        except FileNotFoundError as problem:
            raise Http404 from problem
    response["Cache-Control"] = "public, max-age=60" if opened else "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return response
