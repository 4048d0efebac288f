"""A Java of 21 or later, which Elasticsearch needs: often it stands beside an older `java`."""

import os
import re
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from tools.servers import Missing, debian

OLDEST = 21


def newest() -> Path:
    """The home of the newest Java on this machine. It has to be a whole one, with every module."""
    if not right_ones() and debian.can_install():
        with suppress(Missing):
            debian.install([f"openjdk-{OLDEST}-jre-headless"])
    if found := right_ones():
        return max(found, key=version)
    raise Missing(f"Elasticsearch needs a Java of {OLDEST} or later: install one or set JAVA_HOME.")


def right_ones() -> list[Path]:
    return [home for home in candidates() if version(home) >= OLDEST]


def candidates() -> set[Path]:
    named = [os.environ[name] for name in ("JAVA_HOME", "ES_JAVA_HOME") if os.environ.get(name)]
    command = shutil.which("java")
    beside = [Path(command).resolve().parent.parent] if command else []
    places = [*map(Path, named), *Path("/usr/lib/jvm").glob("*"), *beside]
    return {place.resolve() for place in places if (place / "bin" / "java").exists()}


def version(home: Path) -> int:
    """Its major version; 0 for what does not run."""
    try:
        command = [str(home / "bin" / "java"), "-version"]
        said = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=20
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(\d+)', said)
    return int(found[1]) if found else 0
