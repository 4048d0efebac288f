"""The first words of a PDF, for somebody who waits: read at once, within a second or two, or not at all."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from search.extraction.copies import on_disk

LONGEST = 4
LARGEST = 50 * 1024**2
PAGES = 3


def opening_of(document: Any) -> str:
    """The text of its first pages. Empty where it is a scan, too large, or takes too long to read."""
    if not document.filename.lower().endswith(".pdf") or _size(document) > LARGEST:
        return ""
    with on_disk(document) as path:
        return _read(path)


def _size(document: Any) -> int:
    return document.get_file_size() or 0


def _read(path: Path) -> str:
    """What a process of its own says of it: no file can hold up or bring down the server."""
    command = [sys.executable, "-m", "search.extraction.reader", str(path), str(PAGES)]
    try:
        said = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=LONGEST,
            check=False,
            text=True,
        ).stdout
    except subprocess.TimeoutExpired:
        return ""
    lines = [json.loads(line) for line in said.splitlines() if line.endswith("}")]
    return "\n".join(line["text"] for line in lines if "text" in line)
