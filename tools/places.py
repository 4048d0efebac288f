"""Where things are kept: in the project's own folder, and in a cache that outlives a clone."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
VAR = Path(os.environ.get("PLENARY_VAR", ROOT / "var")).resolve()
REQUIREMENTS = ROOT / "requirements"


def cache() -> Path:
    """Downloads that every clone may share: $PLENARY_CACHE, else where this system keeps caches."""
    if named := os.environ.get("PLENARY_CACHE"):
        return Path(named).expanduser().resolve()
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "plenary"
