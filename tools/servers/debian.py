"""Debian's packages, where this machine has apt and we may install."""

import os
import shutil
import subprocess
from collections.abc import Collection

from tools.servers import Missing


def can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def missing(packages: Collection[str]) -> list[str]:
    """Those of them that are not installed; all of them where there is no dpkg to ask."""
    if not shutil.which("dpkg-query"):
        return list(packages)
    command = [
        "dpkg-query",
        "--show",
        "--showformat",
        "${Package} ${db:Status-Status}\\n",
        *packages,
    ]
    asked = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = asked.stdout.splitlines()
    return [name for name in packages if f"{name} installed" not in lines]


def install(packages: Collection[str]) -> None:
    """Installs what is not installed yet. Asks nothing."""
    needed = missing(packages)
    if not needed:
        return
    if not can_install():
        raise Missing(f"Install {', '.join(needed)}: this can be done for you on Debian, as root.")
    print(f"Installing {', '.join(needed)} …", flush=True)
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "--no-install-recommends", "--yes", *needed],
    ):
        result = subprocess.run(
            command,
            check=False,
            env=quietly,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if result.returncode:
            raise Missing(f"`{' '.join(command)}` failed: {last_line(result.stdout)}")


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it said nothing"])[-1]
