"""
Reads a PDF page by page, in a process of its own that may take only so much.

    python -m search.extraction.reader FILE [PAGES]

Prints a line of JSON for each page, `{"page": 1, "text": "…"}`, and one at the end, `{"state": "read"}`;
of the first PAGES only, where a number is given.
Knows nothing of the project. A file built to eat memory or time ends this process, not the worker.
"""

import json
import logging
import re
import resource
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MEMORY = 1024**3
SECONDS = 120
OUTPUT = 200 * 1024**2
MOST_PAGES = 9_000
MOST_LETTERS_A_PAGE = 50_000
MOST_LETTERS = 20_000_000

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def main() -> int:
    _limit()
    logging.disable(logging.CRITICAL)
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    for line in read(Path(sys.argv[1]), most):
        print(json.dumps(line, ensure_ascii=True), flush=True)  # noqa: T201
    return 0


def read(path: Path, most: int | None = None) -> Iterator[dict[str, Any]]:
    """The lines of a file."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            yield {"state": "locked"}
            return
        yield from _pages(reader, min(most or MOST_PAGES, MOST_PAGES))
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError):
        # What a broken file makes of a reader. Pages that were read before stay read.
        yield {"state": "unreadable"}


def _pages(reader: PdfReader, most: int) -> Iterator[dict[str, Any]]:
    letters = 0
    for number, page in enumerate(reader.pages, start=1):
        if number > most or letters > MOST_LETTERS:
            yield {"state": "partly"}
            return
        text = clean(page.extract_text())
        letters += len(text)
        yield {"page": number, "text": text}
    yield {"state": "read" if letters else "empty"}


def clean(text: str) -> str:
    """Text as it is compared and shown: compatible letters, no control characters, one space."""
    plain = unicodedata.normalize("NFKC", _NOT_TEXT.sub(" ", text[:MOST_LETTERS_A_PAGE]))
    return " ".join(plain.split())


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))


if __name__ == "__main__":
    sys.exit(main())
