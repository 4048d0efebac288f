"""Collections of documents that ask a visitor for a password, or to sign in."""

from django.db import models
from django.db.models import Q
from wagtail.models import CollectionViewRestriction


def in_open_collections(documents: models.QuerySet) -> models.QuerySet:
    """Those of some documents whose collection asks nobody for anything. Costs one query more."""
    closed = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    is_closed = Q(pk=None)
    for path in closed:
        is_closed |= Q(collection__path__startswith=path)
    return documents.exclude(is_closed) if closed else documents
