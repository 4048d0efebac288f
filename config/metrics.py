"""
Numbers for a monitoring system, in the text format of Prometheus: `GET /metrics`.

They are counted in the database when asked for, so it does not matter which process answers. Whoever asks
has to bear the token of METRICS_TOKEN; without that setting the address does not exist.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from search.health import Health, Searching, health


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Everything at this moment; 404 to whoever has no token."""
    borne = request.headers.get("Authorization", "").removeprefix("Bearer ")
    token = settings.METRICS_TOKEN
    if not token or not constant_time_compare(borne, token):
        raise Http404
    registry = CollectorRegistry()
    registry.register(SearchCollector(health()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class SearchCollector(Collector):
    """The health of the search as gauges; times are seconds."""

    def __init__(self, state: Health) -> None:
        self.state = state

    def collect(self) -> Iterator[GaugeMetricFamily]:
        state, drift = self.state, self.state.drift
        yield _gauge("works", "Works that anyone may find.", state.visible)
        yield _gauge("waiting_changes", "Changes that wait to be settled.", state.waiting)
        yield _gauge("lag_seconds", "How long the oldest of them has waited.", _seconds(state.lag))
        yield _gauge("parked_works", "Works that could not be read.", state.parked_works)
        yield _gauge("unread_files", "Files that cannot be searched.", state.unread_files)
        yield _gauge("compared_works", "Works compared with their pages since a day.", drift.works)
        yield _gauge("drifted_entries", "Of them, those whose entry differed.", drift.entries)
        yield _gauge("drifted_copies", "Copies in Elasticsearch that differed.", drift.copies)
        yield self._engines()
        yield from self._builds()

    def _engines(self) -> GaugeMetricFamily:
        told = GaugeMetricFamily(
            "plenary_search_engine", "Who a search reaches now.", labels=["engine"]
        )
        for engine in Searching:
            told.add_metric([engine.value], float(self.state.searching is engine))
        return told

    def _builds(self) -> Iterator[GaugeMetricFamily]:
        numbers = {
            "held": ("Works that a generation holds.", lambda build: build.held),
            "owed": ("Works that it is owed.", lambda build: build.owed),
            "parked": ("Works that it did not take.", lambda build: build.parked),
            "lag_seconds": ("How long it has been owed.", lambda build: _seconds(build.lag)),
        }
        for name, (help_text, number) in numbers.items():
            told = GaugeMetricFamily(
                f"plenary_search_generation_{name}", help_text, labels=["index", "state"]
            )
            for build in self.state.builds:
                told.add_metric([build.index, build.state], number(build))
            yield told


def _gauge(name: str, help_text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"plenary_search_{name}", help_text, value=value)


def _seconds(time: timedelta) -> float:
    return time.total_seconds()
