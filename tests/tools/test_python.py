"""`tools/python` finds the right Python, or says in one sentence what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

WANTED = (ROOT / ".python-version").read_text().strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh checkout, as far as the script cares."""
    clone = tmp_path / "clone"
    (clone / "tools").mkdir(parents=True)
    (clone / "tools" / "python").symlink_to(ROOT / "tools" / "python")
    (clone / ".python-version").write_text(f"{WANTED}\n")
    return clone


def fake(folder: Path, name: str, version: str) -> Path:
    """A program that says it is a Python of some version."""
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / name
    program.write_text(f'#!/bin/sh\n[ "$1" = -c ] && echo {version} || echo "$0 $*"\n')
    program.chmod(0o755)
    return program


def ask(
    clone: Path, *, path: list[Path | str], **variables: str
) -> subprocess.CompletedProcess[str]:
    # sh and its companions, but no Python by chance.
    tools = clone / "bin-of-the-system"
    tools.mkdir(exist_ok=True)
    for name in ("sh", "env"):
        if not (tools / name).exists():
            (tools / name).symlink_to(f"/bin/{name}")
    return subprocess.run(
        ["tools/python", "--hello"],  # noqa: S607
        cwd=clone,
        env={
            "PATH": os.pathsep.join(map(str, [*path, tools])),
            "HOME": str(clone / "home"),
            **variables,
        },
        check=False,
        capture_output=True,
        text=True,
    )


def test_one_on_the_path_is_taken(clone, tmp_path):
    program = fake(tmp_path / "bin", f"python{WANTED}", WANTED)
    assert ask(clone, path=[tmp_path / "bin"]).stdout == f"{program} --hello\n"


def test_one_that_is_named_comes_first(clone, tmp_path):
    fake(tmp_path / "bin", f"python{WANTED}", WANTED)
    named = fake(tmp_path / "elsewhere", "my-python", WANTED)
    assert ask(clone, path=[tmp_path / "bin"], PYTHON=str(named)).stdout == f"{named} --hello\n"


def test_a_python3_of_the_right_version_will_do(clone, tmp_path):
    program = fake(tmp_path / "bin", "python3", WANTED)
    assert ask(clone, path=[tmp_path / "bin"]).stdout == f"{program} --hello\n"


def test_behind_a_shim_that_does_not_answer_the_real_one_is_found(clone, tmp_path):
    shim = fake(tmp_path / "pyenv" / "shims", f"python{WANTED}", "")
    real = fake(tmp_path / "pyenv" / "versions" / f"{WANTED}.7" / "bin", "python", WANTED)
    assert ask(clone, path=[shim.parent]).stdout == f"{real} --hello\n"


def test_one_that_uv_keeps_is_found(clone):
    folder = (
        clone / "home" / ".local" / "share" / "uv" / "python" / f"cpython-{WANTED}.1-linux" / "bin"
    )
    program = fake(folder, "python3", WANTED)
    assert ask(clone, path=[]).stdout == f"{program} --hello\n"


def test_an_old_one_is_told_in_one_sentence(clone, tmp_path):
    fake(tmp_path / "bin", "python3", "3.9")
    answer = ask(clone, path=[tmp_path / "bin"])
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.startswith(
        f"Plenary needs Python {WANTED} and found only Python 3.9: install"
    )
    assert answer.stderr.count("\n") == 1


def test_none_is_told_in_one_sentence(clone):
    answer = ask(clone, path=[])
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Plenary needs Python {WANTED} and found none: install")


def test_a_wrong_one_that_is_named_is_told_and_no_other_taken(clone, tmp_path):
    fake(tmp_path / "bin", f"python{WANTED}", WANTED)
    old = fake(tmp_path / "old", "python3.9", "3.9")
    answer = ask(clone, path=[tmp_path / "bin"], PYTHON=str(old))
    assert answer.returncode == 1
    assert answer.stderr == f"Plenary needs Python {WANTED}, but PYTHON={old} is Python 3.9.\n"


def test_the_one_that_runs_these_tests_would_be_taken(clone):
    assert ask(clone, path=[], PYTHON=sys.executable).returncode == 2  # it knows no --hello
