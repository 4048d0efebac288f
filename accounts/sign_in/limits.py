"""
How often someone may guess a password.

Counted per name *and* address: a stranger who guesses wears out only their own tries, so the owner,
who comes from elsewhere, is never locked out. One address has a wider limit over all names.
"""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache

WINDOW_SECONDS = 15 * 60
PER_NAME_AND_ADDRESS = 8
PER_ADDRESS = 100


@dataclass(frozen=True, kw_only=True)
class Attempts:
    """Failed tries of one name from one address in the last quarter of an hour."""

    name: str
    address: str

    def exhausted(self) -> bool:
        pair, address = self._keys()
        found = cache.get_many([pair, address])
        return found.get(pair, 0) >= PER_NAME_AND_ADDRESS or found.get(address, 0) >= PER_ADDRESS

    def count(self) -> None:
        for key in self._keys():
            cache.add(key, 0, WINDOW_SECONDS)
            try:
                cache.incr(key)
            except ValueError:  # it expired in between
                cache.set(key, 1, WINDOW_SECONDS)

    def forget(self) -> None:
        cache.delete(self._keys()[0])

    def _keys(self) -> tuple[str, str]:
        pair = hashlib.sha256(f"{self.name.casefold()}\n{self.address}".encode(errors="replace"))
        alone = hashlib.sha256(self.address.encode())
        return f"sign-in-{pair.hexdigest()}", f"sign-in-{alone.hexdigest()}"
