"""A breaker: after a failure nobody waits for an engine for a while, and then one tries for all."""

import threading
import time


class Breaker:
    """
    Closed, everyone passes. A failure opens it for `rest` seconds; then a single caller passes, whose
    success closes it. One for each process.
    """

    def __init__(self, *, rest: float = 10.0) -> None:
        self.rest = rest
        self._lock = threading.Lock()
        self._opens_again = 0.0

    def allows(self) -> bool:
        """Whether to try. Whoever is let through while it is open tries for all others."""
        with self._lock:
            now = time.monotonic()
            if not self._opens_again:
                return True
            if now < self._opens_again:
                return False
            self._opens_again = now + self.rest
            return True

    def failed(self) -> None:
        with self._lock:
            self._opens_again = time.monotonic() + self.rest

    def succeeded(self) -> None:
        with self._lock:
            self._opens_again = 0.0
