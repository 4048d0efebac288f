"""Processes that live and die together: a server and its worker, a command and its servers."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

PR_SET_PDEATHSIG = 1
PATIENCE = 10.0  # seconds that a process has to end by itself
BEAT = 0.2  # seconds between two looks at them


@dataclass(frozen=True, kw_only=True)
class Member:
    """One process of a family, by the name people read. A spare is started once when it dies."""

    name: str
    command: Sequence[str]
    has_spare: bool = False


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Someone asked for the end: Ctrl-C, or a signal from whoever started this."""


def die_with_parent() -> None:
    """Called in a child: even `kill -9` of the parent leaves no orphan (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    log: Path | None = None,
) -> subprocess.Popen[bytes]:
    """A child that ends with us. With a log, what it says goes there."""
    output = log.open("ab") if log else None
    try:
        return subprocess.Popen(
            command,
            env=None if env is None else dict(env),
            cwd=cwd,
            stdout=output,
            stderr=output,
            preexec_fn=die_with_parent,  # noqa: PLW1509 - nothing here runs threads
        )
    finally:
        if output:
            output.close()


def end(process: subprocess.Popen[bytes]) -> None:
    """Asks it to end, and makes it after a while."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def stop_on_signals() -> Iterator[None]:
    """Turns Ctrl-C and a request to end into `Stopped`, once: tidying up is not disturbed."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(number: int, frame: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Family:
    """Members that run together: when one has ended for good, or someone stops us, all end."""

    def __init__(self, members: Sequence[Member], *, env: Mapping[str, str]) -> None:
        self.members = members
        self.env = env
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.spares = {member.name for member in members if member.has_spare}

    def run(self, *, is_up: Callable[[], bool], announce: Callable[[], None]) -> int:
        """Runs to the end and gives the exit status. Announces once when it is up."""
        with stop_on_signals():
            try:
                for member in self.members:
                    self.running[member.name] = start(member.command, env=self.env)
                while self.is_whole() and not is_up():
                    time.sleep(BEAT)
                if self.is_whole():
                    announce()
                while self.is_whole():
                    time.sleep(BEAT)
            except Stopped:
                return 0
            finally:
                self.end()
        return 1

    def is_whole(self) -> bool:
        """Whether all are alive, or could be brought back."""
        for member in self.members:
            if self.running[member.name].poll() is None:
                continue
            if member.name not in self.spares:
                print(f"The {member.name} has ended, so everything ends.", flush=True)
                return False
            self.spares.remove(member.name)
            print(f"The {member.name} has died and is started again.", flush=True)
            self.running[member.name] = start(member.command, env=self.env)
        return True

    def end(self) -> None:
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            end(process)


def exit_status(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> int:
    """Runs a command to its end, passing on a request to stop."""
    with stop_on_signals():
        process = start(command, env=env)
        try:
            return process.wait()
        except Stopped:
            end(process)
            return 128 + signal.SIGINT
        finally:
            end(process)
