"""
The virtual environment in `.venv`: made once, mended when the requirements change.

    tools/python -m tools.environment base      what the platform runs on
    tools/python -m tools.environment dev       and what builds and tests it
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from tools.places import PYTHON, REQUIREMENTS, VENV, cache

# Each file with pip's further options. The stubs of Wagtail name an older Wagtail than ours.
FILES: dict[str, list[tuple[str, list[str]]]] = {
    "base": [("base.txt", [])],
    "dev": [("base.txt", []), ("dev.txt", []), ("types.txt", ["--no-deps"])],
}


class CannotInstall(Exception):  # noqa: N818 - its text is a sentence for the terminal
    """Says what is missing."""


def main() -> int:
    wanted = sys.argv[1]
    try:
        make_ready(wanted)
    except CannotInstall as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make_ready(wanted: str) -> None:
    stamp = VENV / f"installed-{wanted}"
    if stamp.exists() and stamp.read_text() == fingerprint(wanted):
        return
    started = time.monotonic()
    make_venv()
    uv = find_uv()
    print(f"Installing packages with {'uv' if uv else 'pip'} …", flush=True)
    for name, options in FILES[wanted]:
        file = str(REQUIREMENTS / name)
        if uv and run([uv, "pip", "install", "--python", PYTHON, *hashed(file), *options]) == 0:
            continue
        install_with_pip(file, options)
    stamp.write_text(fingerprint(wanted))
    print(f"Packages are installed ({time.monotonic() - started:.0f} s).", flush=True)


def fingerprint(wanted: str) -> str:
    digest = sha256(sys.version.encode())
    for name, _options in FILES[wanted]:
        digest.update((REQUIREMENTS / name).read_bytes())
    return digest.hexdigest()


def make_venv() -> None:
    """Without pip, which takes long to unpack; it is added where uv is not to be had."""
    if Path(PYTHON).exists() and run([PYTHON, "-c", version_test()]) == 0:
        return
    print(f"Making .venv with {sys.executable} …", flush=True)
    if run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)]):
        raise CannotInstall(f"{sys.executable} cannot make a virtual environment in {VENV}.")


def version_test() -> str:
    return f"import sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"


def find_uv() -> str | None:
    """The machine's own, else ours in the cache, else one fetched there; None when that fails."""
    if named := shutil.which("uv"):
        return named
    pinned = REQUIREMENTS / "uv.txt"
    home = cache() / f"uv-{sha256(pinned.read_bytes()).hexdigest()[:12]}"
    if not home.exists():
        # Filled beside and renamed: what has the final name is whole.
        beside = home.with_name(f"{home.name}.{os.getpid()}")
        made = run([sys.executable, "-m", "venv", str(beside)], quiet=True) == 0
        pip = [str(beside / "bin" / "python"), "-m", "pip", "install", *hashed(pinned)]
        if made and run(pip, quiet=True) == 0 and not home.exists():
            beside.rename(home)
        shutil.rmtree(beside, ignore_errors=True)
    return str(home / "bin" / "uv") if home.exists() else None


def install_with_pip(file: str, options: Sequence[str]) -> None:
    if run([PYTHON, "-m", "pip", "--version"], quiet=True) and run(
        [PYTHON, "-m", "ensurepip"], quiet=True
    ):
        raise CannotInstall(
            f"{sys.executable} came without pip: install your system's package for Python's "
            "virtual environments (Debian: python3-venv), or uv."
        )
    if run([PYTHON, "-m", "pip", "install", *hashed(file), *options]):
        raise CannotInstall(
            "The packages could not be installed, for the reason above. Is there a network? "
            "The same command goes on where it stopped."
        )


def hashed(file: str | Path) -> list[str]:
    return ["--quiet", "--require-hashes", "-r", str(file)]


def run(command: Sequence[str], *, quiet: bool = False) -> int:
    silence = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, check=False, stdout=silence, stderr=silence).returncode


if __name__ == "__main__":
    sys.exit(main())
