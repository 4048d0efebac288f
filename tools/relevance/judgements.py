"""What people ask, and which works answer it: read from tests/judged/. Pure."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "judged"
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh-hans")
SETS = ("demonstration", "declaration")


class Half(StrEnum):
    """Weights are chosen on one half of the needs, and believed for what they do on the other."""

    TUNING = "tuning"
    HELD_OUT = "held out"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A need as one language types it, and the grade of each work for it. No grades: nothing answers it."""

    need: str
    language: str
    text: str
    grades: Mapping[str, int]

    @property
    def half(self) -> Half:
        """By a hash of the need, so that it is the same in all languages and for ever."""
        digest = hashlib.sha1(self.need.encode(), usedforsecurity=False).digest()
        return Half.TUNING if digest[-1] % 2 else Half.HELD_OUT


def questions(name: str) -> list[Question]:
    """The questions of a set in all its languages, those that nothing answers among them."""
    grades = {need: _grades(row) for need, row in _read(name, "needs").items()}
    found = []
    for language in LANGUAGES:
        asked = _read(name, language)
        for need, text in asked["asks"].items():
            found.append(Question(need=need, language=language, text=text, grades=grades[need]))
        for need, text in asked.get("nobody", {}).items():
            found.append(Question(need=need, language=language, text=text, grades={}))
    return found


def _read(name: str, file: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name / f"{file}.toml").read_text())


def _grades(row: Mapping[str, str]) -> dict[str, int]:
    return {work: grade for grade in (3, 2, 1) for work in row.get(str(grade), "").split()}
