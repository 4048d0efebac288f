"""
Real servers for tests and development: PostgreSQL, Elasticsearch and Chromium.

What the environment names is taken; else Docker starts it, where it answers; else what the system
has or can install. What is started here ends here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


class Missing(Exception):  # noqa: N818 - its text is a sentence for the terminal
    """Says what is not there, and what to do."""


def nothing() -> None:
    """For a server that need not be waited for."""


@dataclass(frozen=True, kw_only=True)
class Server:
    """Where something answers: a line that says so, and the variables that name it."""

    says: str
    variables: Mapping[str, str] = field(default_factory=dict)
    wait: Callable[[], None] = nothing
