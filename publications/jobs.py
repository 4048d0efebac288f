"""What the worker does for publications."""

from datetime import timedelta

from jobs.schedule import periodic
from publications.first_pages import drawing


@periodic(every=timedelta(seconds=2))
def draw_first_pages() -> None:
    drawing.draw_waiting()


@periodic(every=timedelta(hours=24))
def forget_first_pages() -> None:
    drawing.forget_orphans()
