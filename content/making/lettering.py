"""
Chinese fonts cut down to the characters of one text.

A font of 60,000 glyphs costs a PDF 400 KB for the numbering of what it does not use.
"""

from collections.abc import Iterable
from pathlib import Path

from fontTools import subset

FONTS = Path("/usr/share/fonts/opentype/noto")
# Within a collection: Japanese, Korean, simplified Chinese, traditional Chinese, Hong Kong.
SIMPLIFIED = 2
FACES = [("Serif", "Regular"), ("Serif", "Bold"), ("Sans", "Regular"), ("Sans", "Bold")]


def cut(face: Path, characters: Iterable[str], target: Path) -> None:
    options = subset.Options(font_number=SIMPLIFIED, layout_features=["*"], hinting=False)
    font = subset.load_font(face, options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(set(characters))))
    cutter.subset(font)
    subset.save_font(font, target, options)


def cut_fonts(text: str, folder: Path) -> str:
    """Write what a Chinese text needs into a folder; the stylesheet that names it."""
    rules = []
    for style, weight in FACES:
        name = f"Noto{style}CJK-{weight}"
        target = folder / f"{name}.otf"
        cut(FONTS / f"{name}.ttc", text, target)
        rules.append(
            f'@font-face {{ font-family: "Cut {style}"; src: url({target.as_uri()});'
            f" font-weight: {700 if weight == 'Bold' else 400}; }}"
        )
    return "\n".join(rules)
