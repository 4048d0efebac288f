"""What the worker does when a person's consent is over. What visitors see is hidden by the clock already."""

from datetime import UTC, timedelta

from django.utils import timezone

from jobs.schedule import periodic
from partners.models import PersonPage
from search.models import SearchEntryValue
from search.outbox import changed


@periodic(every=timedelta(minutes=1))
def forget_names() -> None:
    """
    Works that are found by the name of somebody who may no longer be named are found by it no more. The
    person's own page is unpublished with all that has expired.
    """
    today = timezone.now().astimezone(UTC).date()
    over = PersonPage.objects.filter(name_until__lt=today).values_list("translation_key", flat=True)
    named = SearchEntryValue.objects.filter(facet="person", value__in={str(key) for key in over})
    changed(set(named.values_list("entry__family", flat=True)), "consent over")
