"""What is forgotten of the queries: rare words with their day, all of them after a while."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone

from search.models.staff import AskedQuery, AskedSalt


def forget() -> None:
    """
    Sum up the rare queries of days that are over, drop the secrets of these days, and drop what has been
    kept for long enough. May run at any time, and twice.
    """
    today = timezone.now().date()
    rare = AskedQuery.objects.filter(day__lt=today, words="").exclude(key="")
    for day in sorted(set(rare.values_list("day", flat=True))):
        _sum_up(day)
    AskedSalt.objects.filter(day__lt=today).delete()
    if settings.SEARCH_LOG_DAYS > 0:
        AskedQuery.objects.filter(
            day__lte=today - timedelta(days=settings.SEARCH_LOG_DAYS)
        ).delete()
    else:
        AskedQuery.objects.all().delete()
        AskedSalt.objects.all().delete()


@transaction.atomic
def _sum_up(day: date) -> None:
    """The rare queries of a day become one row for each language, without any words."""
    rare = AskedQuery.objects.filter(day=day, words="").exclude(key="")
    sums = (
        rare.order_by()
        .values("language")
        .annotate(all_asked=Sum("asked"), all_empty=Sum("empty"), all_opened=Sum("opened"))
    )
    for row in list(sums):
        rest, _made = AskedQuery.objects.get_or_create(day=day, language=row["language"], key="")
        AskedQuery.objects.filter(pk=rest.pk).update(
            asked=F("asked") + row["all_asked"],
            empty=F("empty") + row["all_empty"],
            opened=F("opened") + row["all_opened"],
        )
    rare.delete()
