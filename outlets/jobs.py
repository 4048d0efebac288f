"""What the worker does for calendars."""

from datetime import timedelta

from jobs.schedule import periodic
from outlets import struck


@periodic(every=timedelta(hours=24))
def forget_told_sessions() -> None:
    struck.forget()
