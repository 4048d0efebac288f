"""A server and its worker live and die together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.project import ROOT

# A family of two: each writes its number into a file and sleeps.
PARENT = """
import sys
from pathlib import Path
from tools.processes import Family, Member

folder = Path(sys.argv[1])
program = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\\\n'); time.sleep(60)"

def member(name, **more):
    return Member(name=name, command=[sys.executable, "-c", program, str(folder / name)], **more)

family = Family([member("server"), member("worker", has_spare=True)], env={})
up = lambda: (folder / "server").exists() and (folder / "worker").exists()
sys.exit(family.run(is_up=up, announce=lambda: print("up", flush=True)))
"""


class House:
    """A running family, seen from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parent = subprocess.Popen(
            [sys.executable, "-c", PARENT, str(folder)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.line() == "up"

    def line(self) -> str:
        assert self.parent.stdout
        return self.parent.stdout.readline().strip()

    def numbers(self, name: str) -> list[int]:
        return [int(line) for line in (self.folder / name).read_text().split()]

    def everyone(self) -> list[int]:
        return [*self.numbers("server"), *self.numbers("worker")]

    def all_gone(self) -> bool:
        return not any(is_alive(number) for number in self.everyone())


def is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def becomes_true(question: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if question():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    house = House(tmp_path)
    yield house
    if house.parent.poll() is None:
        house.parent.kill()
    house.parent.wait()
    assert house.parent.stdout
    house.parent.stdout.close()


def test_ctrl_c_ends_everyone(house):
    os.killpg(house.parent.pid, signal.SIGINT)  # a terminal tells the whole group
    assert house.parent.wait(10) == 0
    assert house.all_gone()


def test_a_request_to_end_ends_everyone(house):
    house.parent.send_signal(signal.SIGTERM)
    assert house.parent.wait(10) == 0
    assert house.all_gone()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of a parent's death")
def test_nobody_is_left_when_the_parent_is_killed_outright(house):
    house.parent.kill()
    assert becomes_true(house.all_gone)


def test_a_worker_that_dies_is_started_again_once(house):
    os.kill(house.numbers("worker")[0], signal.SIGKILL)
    assert house.line() == "The worker has died and is started again."
    assert becomes_true(lambda: len(house.numbers("worker")) == 2)
    os.kill(house.numbers("worker")[1], signal.SIGKILL)
    assert house.line() == "The worker has ended, so everything ends."
    assert house.parent.wait(10) == 1
    assert house.all_gone()


def test_when_the_server_ends_the_worker_ends_too(house):
    os.kill(house.numbers("server")[0], signal.SIGKILL)
    assert house.line() == "The server has ended, so everything ends."
    assert house.parent.wait(10) == 1
    assert house.all_gone()
