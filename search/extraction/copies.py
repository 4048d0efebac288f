"""A file under a name that a process of its own can open, wherever it is stored."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def on_disk(document: Any) -> Iterator[Path]:
    """A copy of a document, which goes when it has been read."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        with document.open_file() as source:
            while chunk := source.read(1024**2):
                copy.write(chunk)
        copy.flush()
        yield Path(copy.name)
