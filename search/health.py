"""How the search is: what waits, what lags, what differed. Read by the admin's screen and by metrics."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, F, Max, Min, Q, Sum
from django.utils import timezone

from search import outbox, rebuilding
from search.engines import elasticsearch
from search.engines.base import EngineError
from search.models import FileText, Generation, SearchCopy, SearchEntry, SearchWork, Verification

LATE = timedelta(minutes=1)


class Searching(StrEnum):
    """Who a visitor's search reaches now."""

    DATABASE = "database"
    AWAY = "away"  # Elasticsearch is set and does not answer: the database searches.
    EMPTY = "empty"  # It answers and has no index yet: the database searches.
    ELASTICSEARCH = "elasticsearch"


@dataclass(frozen=True, kw_only=True)
class Build:
    """A generation: `held` of `total` works are in it, the longest has waited for `lag`."""

    index: str
    state: str
    state_label: str
    created_at: datetime
    held: int
    total: int
    parked: int
    lag: timedelta

    @property
    def is_building(self) -> bool:
        return self.state == Generation.State.BUILDING

    @property
    def owed(self) -> int:
        return self.total - self.held


@dataclass(frozen=True, kw_only=True)
class Drift:
    """What was compared with the pages since a day, and how much of it differed and was mended."""

    last_at: datetime | None
    works: int
    entries: int
    copies: int
    error: str


@dataclass(frozen=True, kw_only=True)
class Health:
    """All of it at one moment."""

    searching: Searching
    visible: int
    waiting: int
    lag: timedelta
    rebuilding: int
    parked_works: int
    parked_copies: int
    unread_files: int
    drift: Drift
    builds: list[Build] = field(default_factory=list)

    @property
    def is_late(self) -> bool:
        """Whether an edit waits longer than it should; works that are read again may take their time."""
        return self.lag > LATE and not self.rebuilding

    @property
    def waits_since(self) -> datetime:
        return timezone.now() - self.lag


def searching() -> Searching:
    """Asks Elasticsearch itself; waits a second at most."""
    engine = elasticsearch.configured()
    if engine is None:
        return Searching.DATABASE
    try:
        engine.ping()
    except EngineError:
        return Searching.AWAY
    serves = Generation.objects.filter(state=Generation.State.SERVING).exists()
    return Searching.ELASTICSEARCH if serves else Searching.EMPTY


def health() -> Health:
    """Eleven queries at most, whatever the size of the library, and one question to Elasticsearch."""
    waiting, lag = outbox.lag()
    builds = _builds()
    files = FileText.objects.exclude(state__in=(FileText.State.READ, FileText.State.WAITING))
    return Health(
        searching=searching(),
        visible=SearchEntry.objects.filter(visible=True).count(),
        waiting=waiting,
        lag=lag,
        rebuilding=rebuilding.left(),
        parked_works=SearchWork.objects.exclude(parked_at=None).count(),
        parked_copies=sum(build.parked for build in builds),
        unread_files=files.count(),
        drift=_drift(),
        builds=builds,
    )


def _builds() -> list[Build]:
    is_owed = Q(copies__version__lt=F("copies__wanted"))
    is_parked = is_owed & Q(copies__parked_at__isnull=False)
    rows = Generation.objects.filter(state__in=Generation.LIVE).annotate(
        total=Count("copies"),
        owed=Count("copies", filter=is_owed),
        parked=Count("copies", filter=is_parked),
        # Versions are microseconds since 1970: the oldest that is wanted tells since when.
        oldest=Min("copies__wanted", filter=is_owed & ~is_parked),
    )
    return [
        Build(
            index=row.index,
            state=row.state,
            state_label=row.get_state_display(),
            created_at=row.created_at,
            held=row.total - row.owed,
            total=row.total,
            parked=row.parked,
            lag=_since(row, row.oldest),
        )
        for row in rows.order_by("-created_at")
    ]


def _since(generation: Generation, oldest: int | None) -> timedelta:
    """How long a copy has been owed; to a build that is new, since it began."""
    if oldest is None:
        return timedelta()
    owed_at = max(oldest, int(generation.created_at.timestamp() * 1_000_000))
    return max(timezone.now() - datetime.fromtimestamp(owed_at / 1_000_000, tz=UTC), timedelta())


def _drift() -> Drift:
    recent = Verification.objects.filter(at__gte=timezone.now() - timedelta(days=1))
    sums = recent.aggregate(
        last_at=Max("at"), works=Sum("works"), entries=Sum("entries"), copies=Sum("copies")
    )
    last = Verification.objects.order_by("-at").first()
    return Drift(
        last_at=last.at if last else None,
        works=sums["works"] or 0,
        entries=sums["entries"] or 0,
        copies=sums["copies"] or 0,
        error=last.error if last else "",
    )


def retry_parked() -> int:
    """Give whatever was parked another round of attempts at once. Returns how many rows."""
    again = {"attempts": 0, "next_attempt_at": None, "parked_at": None}
    works = SearchWork.objects.exclude(parked_at=None).update(**again)
    return works + SearchCopy.objects.exclude(parked_at=None).update(**again)
