"""What an index page lists: every work of its kind that a reader may see, or those that carry a choice."""

from dataclasses import replace

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page, PageQuerySet

from access.models import WorkSource
from access.visibility import visible
from pages.models import IndexPage
from search import library
from search.addresses import Address
from search.groups import Beside, Counted, FacetGroup, groups
from search.service import counted_of_kind


def works_listed(index: IndexPage, address: Address) -> PageQuerySet:
    """
    The works of an index page that an address asks for, in its order. Rows of the database alone: an
    engine that is behind neither hides a work here nor shows one.
    """
    model = apps.get_model(index.subpage_types[0])
    works = index.at_time(readable(model.objects.all(), index.locale), address.when)
    if any(address.chosen.values()):
        families = library.carrying(address.chosen).values("family")
        works = works.filter(translation_key__in=families)
    return index.ordered(works, address.sort)


def readable(works: PageQuerySet, reader: Locale) -> PageQuerySet:
    """Each work once: in the reader's language, or as it was written where that is not there yet."""
    own = visible(Page.objects.filter(translation_key=OuterRef("translation_key"), locale=reader))
    is_source = WorkSource.objects.filter(page_id=OuterRef("pk"))
    return visible(works.filter(Q(locale=reader) | Q(Exists(is_source)) & ~Q(Exists(own))))


def facets_listed(index: IndexPage, address: Address) -> list[FacetGroup]:
    """
    What a list can be narrowed by, each facet counted under all the others. The search engine counts;
    what is to come or over it cannot know, so there the rows of the list are counted.
    """
    if not index.list_facets:
        return []
    counted = (
        _counted_by_rows(index, address)
        if address.when
        else counted_of_kind(index.lists_kind, index.list_facets, address.chosen, index.locale)
    )
    beside = Beside(opened=address.opened, finding=address.finding)
    return groups(replace(counted, beside=beside), index.locale)


def _counted_by_rows(index: IndexPage, address: Address) -> Counted:
    names = index.list_facets
    counts = library.counts_among(works_listed(index, address), names)
    for name in address.chosen:
        others = {other: values for other, values in address.chosen.items() if other != name}
        works = works_listed(index, replace(address, chosen=others))
        counts |= library.counts_among(works, [name])
    all_of_it = works_listed(index, replace(address, chosen={}))
    places = library.counts_among(all_of_it, names) if address.chosen else counts
    return Counted(counts=counts, places=places, chosen=address.chosen, names=names)
