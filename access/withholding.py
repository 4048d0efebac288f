"""
Pages that use a file and do not show it: a person's picture whose time is over.

An app above says so by a rule. A file is asked for by its address, which no template guards.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import models

type Rule = Callable[[models.Model, datetime], models.QuerySet[Any]]

_rules: list[Rule] = []


def declare(rule: Rule) -> Rule:
    """`rule(file, at)` gives the numbers of pages that withhold a file at a moment. No query of its own."""
    if rule not in _rules:
        _rules.append(rule)
    return rule


def without_withholding(pages: Any, file: models.Model, at: datetime) -> Any:
    """Those of some pages that do show a file."""
    for rule in _rules:
        pages = pages.exclude(pk__in=rule(file, at))
    return pages
