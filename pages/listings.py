"""What an index page lists: every work of its kind that a reader may see, page by page."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page, PageQuerySet

from access.models import WorkSource
from access.visibility import visible
from pages.models import IndexPage


def works_listed(index: IndexPage) -> PageQuerySet:
    """The works of an index page in its order."""
    model = apps.get_model(index.subpage_types[0])
    return index.ordered(readable(model.objects.all(), index.locale))


def readable(works: PageQuerySet, reader: Locale) -> PageQuerySet:
    """Each work once: in the reader's language, or as it was written where that is not there yet."""
    own = visible(Page.objects.filter(translation_key=OuterRef("translation_key"), locale=reader))
    is_source = WorkSource.objects.filter(page_id=OuterRef("pk"))
    return visible(works.filter(Q(locale=reader) | Q(Exists(is_source)) & ~Q(Exists(own))))
