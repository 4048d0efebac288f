"""Whether an address answers yet."""

import urllib.request


def answers(url: str) -> bool:
    """Whether it gives a good answer within a second."""
    try:
        with urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own address
            return True
    except OSError:
        return False
