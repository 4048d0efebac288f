"""What a search engine is."""

from typing import Protocol

from search.plan import Answer, Plan


class EngineError(Exception):
    """An engine gave no whole answer in time. Says why, for the log."""


class SearchEngine(Protocol):
    """Finds works. Raises EngineError rather than answer by halves."""

    name: str

    def search(self, plan: Plan) -> Answer: ...
