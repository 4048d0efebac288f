"""
Each of Wagtail's actions on a page is one transaction, whoever starts it.

In Wagtail every mutation is an action with an `execute()`. Bare, it writes in several steps: a receiver
that fails leaves the page live and its row in the search missing. So each `execute()` is wrapped once.
Not the requests: there, a PermissionDenied that becomes a redirect would commit half of the work.
"""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import wagtail.actions
from django.db import transaction
from wagtail.actions.base import BaseAction
from wagtail.models import PageViewRestriction


def make_writes_atomic() -> None:
    """Wrap every action, and the saving of a restriction. Calling it twice changes nothing."""
    for action in all_actions():
        if "execute" in vars(action):
            action.execute = in_one_transaction(action.execute)
    for name in ("save", "delete"):
        original = getattr(PageViewRestriction, name)
        setattr(PageViewRestriction, name, in_one_transaction(original))


def all_actions() -> Iterator[type[BaseAction]]:
    """Every class of action that Wagtail knows, and what was derived from it."""
    for module in pkgutil.iter_modules(wagtail.actions.__path__):
        importlib.import_module(f"wagtail.actions.{module.name}")
    waiting = [BaseAction]
    while waiting:
        for action in waiting.pop().__subclasses__():
            yield action
            waiting.append(action)


def in_one_transaction(write: Callable[..., Any]) -> Callable[..., Any]:
    if getattr(write, "is_one_transaction", False):
        return write

    @functools.wraps(write)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return write(*args, **kwargs)

    wrapper.is_one_transaction = True  # type: ignore[attr-defined]
    return wrapper
