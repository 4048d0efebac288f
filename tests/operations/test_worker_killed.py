"""
`kill -9` of the worker at every point it can be killed at: nothing hidden is shown, nothing is lost, nothing
is done twice.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, PageViewRestriction

from jobs.faults import armed
from jobs.models import PeriodicRun
from publications.models import NewsPage
from search.models import SearchChange, SearchEntry
from tests.factories import draft, published
from tests.search.processes import address

pytestmark = pytest.mark.django_db(transaction=True)

HOUR = timedelta(hours=1)
WORDS = {
    "due": "Zanzibarine",
    "over": "Timbuktoid",
    "edited": "Samarkandic",
    "closed": "Vladivostokian",
}


@pytest.fixture(
    params=["here", pytest.param("on servers", marks=pytest.mark.servers)], autouse=True
)
def step(request: pytest.FixtureRequest) -> int:
    """The same on the database of either run: at every point on servers, at every fourth on SQLite."""
    return 4 if request.param == "here" else 1


@pytest.fixture
def beat(site) -> Iterator[Callable[[int], str]]:
    """One beat of a worker of its own, killed at a point: beat(3). At none: beat(0)."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": address(),
        "ELASTICSEARCH_URL": "",
        "LOG_LEVEL": "CRITICAL",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.operations.mortal"],
        cwd=settings.BASE_DIR,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:

        def ask(fatal: int) -> str:
            # The clock goes on: whatever runs again and again is due again.
            PeriodicRun.objects.update(due_at=timezone.now() - HOUR)
            worker.stdin.write(f"{fatal}\n")
            worker.stdin.flush()
            return worker.stdout.readline().strip()

        yield ask
        worker.stdin.close()


@contextmanager
def nobody_follows_the_commit() -> Iterator[None]:
    """Whoever writes here dies right after the commit: all that follows is left to the worker."""

    def fail(point: str) -> None:
        if point == "search.committed":
            raise ConnectionAbortedError

    with armed(fail):
        yield


def leave_work() -> dict[str, NewsPage]:
    """A story that is due, one that is over, one that was edited, one that was restricted."""
    over = published(NewsPage, title=WORDS["over"], expire_at=timezone.now() + HOUR)
    edited = published(NewsPage, title="Before")
    closed = published(NewsPage, title=WORDS["closed"])
    with nobody_follows_the_commit():
        due = draft(NewsPage, title=WORDS["due"], go_live_at=timezone.now() + HOUR)
        due.save_revision().publish()
        revision = due.latest_revision
        revision.approved_go_live_at = timezone.now() - HOUR
        revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
        revision.save()
        NewsPage.objects.filter(pk=due.pk).update(go_live_at=timezone.now() - HOUR)
        # Two hours go by for this one.
        Page.objects.filter(pk=over.pk).update(expire_at=timezone.now() - HOUR)
        SearchEntry.objects.filter(family=over.translation_key).update(
            visible_until=timezone.now() - HOUR
        )
        edited.title = WORDS["edited"]
        edited.save_revision().publish()
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    return {"due": due, "over": over, "edited": edited, "closed": closed}


def found(words: str) -> int:
    return len(Client().get("/api/v1/search", {"q": words}).json()["results"])


def seen(stories: dict[str, NewsPage]) -> dict[str, tuple[int, int]]:
    """For each story: what its address answers, and how often the search finds it."""
    return {
        name: (Client().get(story.get_url() or story.url).status_code, found(WORDS[name]))
        for name, story in stories.items()
    }


def forget(stories: dict[str, NewsPage]) -> None:
    for story in stories.values():
        Page.objects.get(pk=story.pk).delete()


def test_at_every_point(beat: Callable[[int], str], step: int):
    stories = leave_work()
    points = int(beat(0))
    assert points >= 8
    forget(stories)
    for fatal in range(1, points + 1, step):
        stories = leave_work()
        assert beat(fatal) == "killed", fatal
        after = seen(stories)
        assert after["over"] == (404, 0), fatal
        assert after["closed"] == (302, 0), fatal
        assert beat(0).isdecimal(), fatal
        assert seen(stories) == {
            "due": (200, 1),
            "over": (404, 0),
            "edited": (200, 1),
            "closed": (302, 0),
        }, fatal
        times = PageLogEntry.objects.filter(
            page=stories["due"].pk, action="wagtail.publish.scheduled"
        )
        assert times.count() == 1, fatal
        assert not SearchChange.objects.exists(), fatal
        forget(stories)
