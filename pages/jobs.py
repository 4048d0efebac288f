"""What the worker does for the pages by the clock."""

from datetime import timedelta

from jobs.schedule import periodic
from pages import demand


@periodic(every=timedelta(hours=24))
def forget_old_questions() -> None:
    demand.forget_old()
