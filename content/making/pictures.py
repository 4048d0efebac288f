"""
Draws the pictures of the demonstration. Needs numpy, Pillow and skia-python.

python -m content.making.pictures               draws all, each into the folder of its work
python -m content.making.pictures pages/ events/ only works whose name contains one of the words
"""

import importlib
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from content.making.draw.ink import save
from content.making.draw.shelf import DRAWERS, KINDS, PICTURES, PRESS, file_of

for _drawer in DRAWERS:
    importlib.import_module(f"content.making.draw.{_drawer}")

WORKS = Path(__file__).resolve().parent.parent / "pages"


def draw(work: str) -> tuple[str, int]:
    """Draw one work's picture into its folder; how many bytes it takes."""
    section, _, _slug = work.partition("/")
    name, drawn = file_of(work), PICTURES[work]()
    sheet, press = drawn if isinstance(drawn, tuple) else (drawn, PRESS.get(section, {}))
    return work, save(sheet.press(**press), WORKS / work / name, KINDS[name])


def main(words: list[str]) -> None:
    works = [work for work in PICTURES if not words or any(word in work for word in words)]
    total = 0
    with ProcessPoolExecutor() as pool:
        for work, size in pool.map(draw, works):
            total += size
            sys.stdout.write(f"{size / 1000:7.1f} KB  {work}/{file_of(work)}\n")
    sys.stdout.write(f"{total / 1e6:7.2f} MB  {len(works)} pictures\n")


if __name__ == "__main__":
    main(sys.argv[1:])
