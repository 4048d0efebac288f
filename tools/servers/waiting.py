"""Waiting for a server that has been started."""

import time
from collections.abc import Callable

from tools.servers import Missing


def until(
    ready: Callable[[], bool], *, name: str, seconds: float = 60, why: Callable[[], str] = str
) -> None:
    """Returns when it is ready; `why` gives the reason when it is not in time."""
    deadline = time.monotonic() + seconds
    while not ready():
        reason = why()
        if reason or time.monotonic() > deadline:
            raise Missing(f"{name} did not start: {reason or f'no answer in {seconds:.0f} s'}.")
        time.sleep(0.1)
