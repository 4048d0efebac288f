"""
What runs again and again. An app declares it in its `jobs.py`:

    @periodic(every=timedelta(minutes=5))
    def forget_old_queries() -> None: ...
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules

from jobs.models import PeriodicRun

log = logging.getLogger(__name__)

type Job = Callable[[], object]


@dataclass(frozen=True, kw_only=True)
class Periodic:
    """A job and its rhythm. Its name is that of its module and function."""

    name: str
    every: timedelta
    run: Job


_jobs: dict[str, Periodic] = {}


def periodic(*, every: timedelta) -> Callable[[Job], Job]:
    """Declare a function without arguments as a job of the worker. It must bear being run twice."""

    def declare(run: Job) -> Job:
        name = f"{run.__module__}.{run.__name__}"
        _jobs[name] = Periodic(name=name, every=every, run=run)
        return run

    return declare


def all_jobs() -> dict[str, Periodic]:
    """Every declared job by name."""
    autodiscover_modules("jobs")
    return dict(_jobs)


def claim(job: Periodic, *, at: datetime) -> bool:
    """Move a due job's next time on. True for exactly one of several workers."""
    with transaction.atomic():
        PeriodicRun.objects.get_or_create(name=job.name, defaults={"due_at": at})
        due = PeriodicRun.objects.filter(name=job.name, due_at__lte=at)
        return due.update(due_at=at + job.every) == 1


def run_due() -> list[str]:
    """Run what is due, each on its own: one that fails is logged, told in its row, and stops no other."""
    ran = []
    for job in all_jobs().values():
        if claim(job, at=timezone.now()):
            error = ""
            try:
                job.run()
            except Exception as problem:
                log.exception("the job %s failed", job.name)
                error = repr(problem)
            PeriodicRun.objects.filter(name=job.name).exclude(last_error=error).update(
                last_error=error
            )
            ran.append(job.name)
    return ran
