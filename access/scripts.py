"""
Documents and images as the admin's scripts ask for them: those that somebody may choose or change.

Wagtail's own lists for scripts ask whether somebody is in the admin, and for nothing more.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from access.files import of_their_collections


class DocumentsForScripts(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return of_their_collections(self.request.user, super().get_queryset())


class ImagesForScripts(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return of_their_collections(self.request.user, super().get_queryset())


def construct(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's."""
    router.register_endpoint("documents", DocumentsForScripts)
    router.register_endpoint("images", ImagesForScripts)
