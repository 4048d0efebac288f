"""A user that owns nothing, for servers that refuse to run as root."""

import os
import pwd
import shutil
import socket
from collections.abc import Sequence
from pathlib import Path


def as_nobody(command: Sequence[str]) -> list[str]:
    """The command as root should start it: as nobody, and ending with its parent."""
    if os.geteuid() != 0:
        return list(command)
    user = pwd.getpwnam("nobody")
    return [
        "setpriv",
        f"--reuid={user.pw_uid}",
        f"--regid={user.pw_gid}",
        "--clear-groups",
        "--pdeathsig=TERM",
        *command,
    ]


def own(folder: Path) -> Path:
    """A folder that the server may write into."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        user = pwd.getpwnam("nobody")
        os.chown(folder, user.pw_uid, user.pw_gid)
    return folder


def reachable(folder: Path, scratch: Path) -> Path:
    """The folder, or a twin of it in the scratch folder: nobody may not look into root's cache."""
    if os.geteuid() != 0:
        return folder
    twin = scratch / folder.name
    try:
        shutil.copytree(folder, twin, copy_function=os.link, symlinks=True, dirs_exist_ok=True)
    except (OSError, shutil.Error):  # another disk
        shutil.copytree(folder, twin, symlinks=True, dirs_exist_ok=True)
    return twin


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
