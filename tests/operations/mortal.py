"""
A worker that can be killed: reads a number from its input, does one beat in a child, and kills that child at
the fault point of this number (0: at none). Says how the child ended: `killed`, or how many points it passed.

    python -m tests.operations.mortal
"""

import os
import signal
import sys

import django

MOST_POINTS = 250


def beat(fatal: int) -> str:
    """One beat of a worker of its own, which dies at a point."""
    child = os.fork()
    if child == 0:
        os._exit(_beat(fatal))
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return (
            "killed" if os.WTERMSIG(status) == signal.SIGKILL else f"signal {os.WTERMSIG(status)}"
        )
    passed = os.WEXITSTATUS(status)
    return str(passed) if passed <= MOST_POINTS else "failed"


def _beat(fatal: int) -> int:
    from jobs.faults import armed
    from jobs.worker import Worker

    passed = 0

    def die(point: str) -> None:
        nonlocal passed
        passed += 1
        if passed == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with armed(die):
            Worker().run_once()
    except Exception:  # noqa: BLE001 - told by the status
        return MOST_POINTS + 1
    return passed


def main() -> None:
    django.setup()
    for line in sys.stdin:
        print(beat(int(line)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
