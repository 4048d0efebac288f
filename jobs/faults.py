"""
Places where a test may pull the plug.

A product module names the edge it stands at; nothing happens there unless a test has armed it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_armed: list[Callable[[str], None]] = []


def fault_point(name: str) -> None:
    """An edge, such as "outbox.after_commit", at which the process may die."""
    for act in _armed:
        act(name)


@contextmanager
def armed(act: Callable[[str], None]) -> Iterator[None]:
    """For tests: `act` is called with each point that is passed, and may raise."""
    _armed.append(act)
    try:
        yield
    finally:
        _armed.remove(act)
