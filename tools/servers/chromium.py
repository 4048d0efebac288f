"""Chromium, and letters for six languages: without fonts a screenshot shows boxes."""

import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from tools.servers import Missing, Server, debian

PACKAGES = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def provide(stack: ExitStack, scratch: Path) -> Server:
    if named := os.environ.get("CHROMIUM", ""):
        return Server(says="Chromium: as CHROMIUM says", variables={"CHROMIUM": named})
    if debian.can_install():
        debian.install(PACKAGES)
    found = [path for name in NAMES if (path := shutil.which(name))]
    if ON_A_MAC.exists():
        found.append(str(ON_A_MAC))
    if not found:
        raise Missing("Chromium is missing: install it, or set CHROMIUM to its path.")
    return Server(says=f"Chromium: {found[0]}", variables={"CHROMIUM": found[0]})
