from datetime import timedelta

from django.core.management import call_command

from jobs import content_version, queue
from jobs.schedule import periodic


@periodic(every=timedelta(minutes=10))
def prune_content_versions() -> None:
    content_version.prune()


@periodic(every=timedelta(hours=24))
def forget_finished_tasks() -> None:
    if queue.is_stored():
        call_command("prune_db_task_results", verbosity=0)


@periodic(every=timedelta(hours=24))
def forget_old_sessions() -> None:
    call_command("clearsessions", verbosity=0)
