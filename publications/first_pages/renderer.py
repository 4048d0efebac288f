"""
Draws the first page of a PDF, in a process of its own that may take only so much.

    python -m publications.first_pages.renderer FILE FOLDER NAME:WIDTH …

Writes a picture for each NAME, so many pixels wide, into FOLDER and prints a line of JSON, the shape of the
page: `{"width": 595, "height": 842}`, in points. Prints `{}` where there is nothing to show: the file is
broken or locked, or its page is a ribbon. Knows nothing of the project. A file built to eat memory or time
ends this process, not the worker.
"""

import json
import resource
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

MEMORY = 1024**3
SECONDS = 60
OUTPUT = 16 * 1024**2

# Drawn larger than it is shown, so that small letters stay letters.
DRAWN = 1600
# No sheet of paper is longer than this many times its width, or wider.
LONGEST = 3.0


def main() -> int:
    _limit()
    file, folder, *wanted = sys.argv[1:]
    sizes = dict(size.split(":") for size in wanted)
    said = draw(Path(file), {Path(folder) / name: int(width) for name, width in sizes.items()})
    print(json.dumps(said))  # noqa: T201
    return 0


def draw(path: Path, wanted: Mapping[Path, int]) -> dict[str, int]:
    """Write a file's first page to some paths, each so wide; its width and height, or nothing."""
    try:
        pdf = pypdfium2.PdfDocument(path)
        if _is_locked(pdf):
            return {}
        page = pdf[0]
        width, height = map(round, page.get_size())
    except (pypdfium2.PdfiumError, ValueError, IndexError):
        return {}
    if not (width > 0 and height > 0 and 1 / LONGEST <= height / width <= LONGEST):
        return {}
    sheet = page.render(scale=DRAWN / width, may_draw_forms=False).to_pil().convert("RGB")
    for target, wide in wanted.items():
        _save(sheet, target, (wide, round(wide * height / width)))
    return {"width": width, "height": height}


def _is_locked(pdf: pypdfium2.PdfDocument) -> bool:
    """Whether it is encrypted. One that opens without a password is left alone too: somebody locked it."""
    return bool(raw.FPDF_GetSecurityHandlerRevision(pdf) != -1)


def _save(sheet: Image.Image, path: Path, size: tuple[int, int]) -> None:
    small = sheet.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    manner: dict[str, Any] = {"quality": 80, "method": 6} if path.suffix == ".webp" else {}
    small.save(path, **(manner or {"quality": 80, "progressive": True}))


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT, OUTPUT))


if __name__ == "__main__":
    sys.exit(main())
