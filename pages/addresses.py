"""
The request that is being served, for whoever asks a page for its address.

Wagtail looks up where its sites begin for each address that it makes, unless it is handed something to
remember it on. A page names dozens of others.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest

_served: ContextVar[HttpRequest | None] = ContextVar("served_request", default=None)


@contextmanager
def serving(request: HttpRequest) -> Iterator[None]:
    """While a request is answered."""
    token = _served.set(request)
    try:
        yield
    finally:
        _served.reset(token)


def served_request() -> HttpRequest | None:
    """The request being answered; nothing in a task or a command."""
    return _served.get()
