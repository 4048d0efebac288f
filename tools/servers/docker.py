"""Servers in containers. A client without an engine is common: only one that answers counts."""

import subprocess
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache

from tools.servers import Missing
from tools.servers.debian import last_line


@cache
def answers() -> bool:
    try:
        result = subprocess.run(["docker", "info"], check=False, capture_output=True, timeout=3)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


@dataclass(frozen=True, kw_only=True)
class Container:
    """A running image, and where its port is reached from here."""

    name: str
    address: str

    def succeeds(self, *command: str) -> bool:
        """Whether a command inside it ends well."""
        return run("exec", self.name, *command).returncode == 0


def start(stack: ExitStack, *, image: str, port: int, variables: Mapping[str, str]) -> Container:
    """Starts an image, which is stopped and removed with the stack."""
    settings = [f"--env={name}={value}" for name, value in variables.items()]
    publish = f"--publish=127.0.0.1::{port}"
    name = answer("run", "--detach", "--rm", publish, *settings, image)
    stack.callback(run, "stop", "--time=5", name)
    return Container(name=name, address=answer("port", name, str(port)).splitlines()[0])


def answer(*arguments: str) -> str:
    result = run(*arguments)
    if result.returncode:
        raise Missing(f"`docker {arguments[0]}` failed: {last_line(result.stderr)}")
    return result.stdout.strip()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["docker", *arguments], check=False, capture_output=True, text=True)
