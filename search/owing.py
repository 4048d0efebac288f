"""What generations of the index owe a work that changed. Rows only; who pays is `search.copying`."""

from collections.abc import Mapping
from uuid import UUID

from search.entries import Written
from search.models import Generation, SearchCopy


def owe(written: Mapping[UUID, Written], versions: Mapping[UUID, int]) -> None:
    """Every live generation has to take these works over, in the version they have now."""
    live = Generation.objects.filter(state__in=Generation.LIVE)
    for generation in live:
        SearchCopy.objects.bulk_create(
            [
                SearchCopy(
                    family=family,
                    generation=generation,
                    wanted=versions[family],
                    hides=not entry.is_visible,
                )
                for family, entry in written.items()
            ],
            update_conflicts=True,
            unique_fields=["family", "generation"],
            update_fields=[
                "wanted",
                "hides",
                "attempts",
                "next_attempt_at",
                "parked_at",
                "last_error",
            ],
        )
