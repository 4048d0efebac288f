"""
The site's one stylesheet, put together from the files that people edit: a file a component.

A finder, so that the development server, `collectstatic` and the tests all serve the same thing,
and nobody has to remember to build it. Why one and not one a page type: docs/adr, "One stylesheet".
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, override

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

SOURCES: Path = settings.BASE_DIR / "static" / "css"
MADE: Path = settings.BASE_DIR / ".cache" / "stylesheet"
NAME = "css/site.css"

# The order in which they are read. Cascade layers settle who wins, save that brand overrides tokens.
FOUNDATIONS = ("tokens.css", "brand.css", "base.css", "layout.css")


def parts() -> list[Path]:
    """The files that the stylesheet is made of, in order."""
    components = sorted((SOURCES / "components").glob("*.css"))
    return [*(SOURCES / name for name in FOUNDATIONS), *components]


def written() -> Path:
    """The stylesheet on disk, written anew when a part has changed since."""
    target = MADE / NAME
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts())
    if not target.exists() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Never half a file: several processes may serve the site.
        draft = target.with_suffix(f".{id(text):x}.part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(target)
    return target


class StylesheetFinder(BaseFinder):
    """Finds the stylesheet, and nothing else."""

    def check(self, **kwargs: Any) -> Any:
        return []

    @override
    def find(self, path: str, find_all: Any = False, **kwargs: Any) -> Any:
        if path != NAME:
            return []
        target = str(written())
        return [target] if find_all else target

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        written()
        yield NAME, FileSystemStorage(location=MADE)
