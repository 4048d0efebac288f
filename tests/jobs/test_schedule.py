"""What runs again and again: once for several workers, and one that fails stops no other."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jobs import content_version, schedule
from jobs.models import ContentVersion, PeriodicRun
from jobs.schedule import Periodic, claim
from jobs.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def only(monkeypatch):
    """Let nothing but the given jobs be declared."""

    def declare(*jobs):
        monkeypatch.setattr(schedule, "all_jobs", lambda: {job.name: job for job in jobs})

    return declare


def job(name, run):
    return Periodic(name=name, every=timedelta(minutes=5), run=run)


def test_what_is_due_runs_once_and_again_when_its_time_has_come(only):
    ran = []
    only(job("count", lambda: ran.append(1)))
    assert schedule.run_due() == ["count"]
    assert schedule.run_due() == []
    PeriodicRun.objects.update(due_at=timezone.now())
    schedule.run_due()
    assert len(ran) == 2


def test_of_two_workers_one_takes_it():
    count = job("count", lambda: None)
    now = timezone.now()
    assert [claim(count, at=now), claim(count, at=now)] == [True, False]


def test_one_that_fails_says_so_in_its_row_and_stops_no_other(only, caplog):
    ran = []
    only(job("broken", lambda: 1 / 0), job("sound", lambda: ran.append(1)))
    schedule.run_due()
    assert ran == [1]
    assert "ZeroDivisionError" in PeriodicRun.objects.get(name="broken").last_error
    assert "the job broken failed" in caplog.text


def test_an_error_is_forgotten_once_it_works_again(only):
    only(job("mended", lambda: None))
    PeriodicRun.objects.create(name="mended", last_error="it was broken")
    schedule.run_due()
    assert PeriodicRun.objects.get(name="mended").last_error == ""


def test_every_app_declares_jobs_that_run(settings):
    names = schedule.all_jobs()
    assert "jobs.jobs.prune_content_versions" in names
    for each in names.values():
        each.run()


def test_a_worker_that_is_told_to_stop_ends_after_its_beat(only):
    worker = Worker(beat=0)
    only(job("stop", lambda: worker.stop(15, None)))
    worker.run()
    assert worker.stopped.is_set()


def test_versions_rise_and_the_newest_is_never_pruned():
    content_version.bump("one")
    content_version.bump("two")
    newest = content_version.current()
    ContentVersion.objects.update(at=timezone.now() - timedelta(days=1))
    assert content_version.prune() >= 1
    assert content_version.current() == newest
