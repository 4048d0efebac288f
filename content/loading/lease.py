"""One load at a time: two would sow the same pages twice."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from content.models import Load

_TERM = timedelta(minutes=2)


class Busy(Exception):  # noqa: N818
    """Another load is under way."""


class Lease:
    """The right to load, for a while. A load that was killed loses it by the clock."""

    def __init__(self) -> None:
        self.holder = f"{os.getpid()}-{uuid4().hex[:12]}"

    def take(self) -> None:
        """Raise Busy where another holds it."""
        now = timezone.now()
        with transaction.atomic():
            Load.objects.get_or_create(name="load", defaults={"until": now})
            free = Load.objects.filter(name="load", until__lte=now)
            taken = free.update(until=now + _TERM, holder=self.holder)
        if not taken:
            until = Load.objects.get(name="load").until
            message = (
                "Another load is under way. If it was killed, wait until"
                f" {timezone.localtime(until):%H:%M:%S} ({timezone.get_current_timezone_name()})."
            )
            raise Busy(message)

    def renew(self) -> None:
        """Ask for more time, between two transactions."""
        mine = Load.objects.filter(name="load", holder=self.holder)
        if not mine.update(until=timezone.now() + _TERM):
            raise Busy("Another load has begun meanwhile. What is loaded stays; start again later.")

    def give_back(self) -> None:
        Load.objects.filter(name="load", holder=self.holder).update(until=timezone.now())


@contextmanager
def held() -> Iterator[Lease]:
    lease = Lease()
    lease.take()
    try:
        yield lease
    finally:
        lease.give_back()
