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


def run_together(
    members: Sequence[Member], *, env: Mapping[str, str], on_start: Callable[[], None]
) -> int:
    """Runs them until one ends or someone stops us, then ends the others. Gives the exit status."""
    running: dict[Member, subprocess.Popen[bytes]] = {}
    spares = {member for member in members if member.has_spare}
    with stop_on_signals():
        try:
            for member in members:
                running[member] = start(member.command, env=env)
            on_start()
            return watch(running, spares, env)
        except Stopped:
            return 0
        finally:
            for process in running.values():
                process.terminate()
            for process in running.values():
                end(process)


def watch(
    running: dict[Member, subprocess.Popen[bytes]], spares: set[Member], env: Mapping[str, str]
) -> int:
    """Waits until one of them ends that has no spare; gives its exit status."""
    while True:
        for member, process in running.items():
            if process.poll() is None:
                continue
            if member in spares:
                spares.remove(member)
                print(f"The {member.name} died and is started again.", flush=True)
                running[member] = start(member.command, env=env)
                break
            print(f"The {member.name} ended, so everything ends.", flush=True)
            return process.returncode or 1
        time.sleep(0.2)


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
