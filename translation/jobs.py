"""What the worker does for translations and publications."""

from datetime import timedelta

from jobs.schedule import periodic
from translation import due


@periodic(every=timedelta(seconds=10))
def publish_what_is_due() -> None:
    due.publish_due()
