"""Chromium, and letters for six languages: without fonts a screenshot shows boxes."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from tools.servers import Missing, Server, debian

PACKAGES = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
# It works for itself alone: no sandbox, since it may be root's, and no calls home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def provide(stack: ExitStack, scratch: Path) -> Server:
    if named := os.environ.get("CHROMIUM", ""):
        return Server(says="Chromium: as CHROMIUM says", variables={"CHROMIUM": named})
    program = installed()
    return Server(says=f"Chromium: {program}", variables={"CHROMIUM": program})


def program() -> str:
    """The path that CHROMIUM names, else of the system's."""
    return os.environ.get("CHROMIUM") or installed()


def installed() -> str:
    """The path of the system's, which is installed first where we may."""
    if debian.can_install():
        debian.install(PACKAGES)
    for name in [*NAMES, ON_A_MAC]:
        if found := shutil.which(name):
            return found
    raise Missing("Chromium is missing: install it, or set CHROMIUM to its path.")
