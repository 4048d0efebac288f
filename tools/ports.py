"""The port that the site answers on here."""

import os
import socket


class NoPort(Exception):  # noqa: N818 - its text is a sentence for the terminal
    """Says which port is not to be had, and what to type instead."""


def free(goal: str) -> int:
    """The port that $PORT names, 8000 if none, when nobody else has it."""
    named = os.environ.get("PORT") or "8000"
    if not named.isascii() or not named.isdecimal() or not 0 < int(named) < 65536:
        raise NoPort(f"PORT={named} is no port: choose a number such as `make {goal} PORT=8001`.")
    port = int(named)
    with socket.socket() as probe:
        # As servers do: a connection that closed a moment ago does not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            other = port + 1 if port < 65535 else 8000
            raise NoPort(
                f"Port {port} cannot be had ({error.strerror}). Is something running there? "
                f"Choose another port with `make {goal} PORT={other}`."
            ) from None
    return port
