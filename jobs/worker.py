"""The worker: a beat a second, in which what is due and what is queued gets done."""

import logging
import signal
import threading
from datetime import timedelta
from types import FrameType

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from jobs import queue, schedule

log = logging.getLogger(__name__)

# A task is only a nudge; truth is in our own tables. One that a killed worker left behind is forgotten.
_STUCK_AFTER = timedelta(minutes=15)


class Worker:
    """Runs until it is told to stop, and then finishes what it has in hand."""

    def __init__(self, *, beat: float = 1.0) -> None:
        self.beat = beat
        self.stopped = threading.Event()

    def listen(self) -> None:
        """Stop on Ctrl-C and on the word of a process manager."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)

    def stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped.set()

    def run(self) -> None:
        """Work until stopped. A database that is away is waited for."""
        while not self.stopped.is_set():
            try:
                self.run_once()
            except OperationalError:
                log.warning("the database does not answer; trying again")
                self.stopped.wait(self.beat)
            self.stopped.wait(self.beat)

    def run_once(self) -> None:
        """One beat: the schedule, then the queue until it is empty."""
        if not connection.in_atomic_block:  # never under a caller's transaction
            close_old_connections()
        schedule.run_due()
        if queue.is_stored():
            self._run_tasks()

    def _run_tasks(self) -> None:
        since = timezone.now() - _STUCK_AFTER
        DBTaskResult.objects.filter(status="RUNNING", started_at__lt=since).update(
            status="READY", started_at=None
        )
        TaskRunner(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="plenary",
            excluded_queue_names=[],
        ).run()
