"""How the demonstration's editors write, in six languages. On a real site publishers write their own."""

import re
import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.html import escape

from pages.models import Guideline

_FOLDER = Path(__file__).resolve().parent / "guidance"
# What a line is about ends with a colon, before which French has a space.
_SUBJECT = re.compile(r"^[^:：]+[:：]")


@cache
def guidelines(language: str) -> dict[str, str]:
    """What each kind of page wants, in a language, as the text of a guideline."""
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        written: dict[str, list[str]] = tomllib.load(file)
    every = written.pop("every")
    return {kind: _as_list([*lines, *every]) for kind, lines in written.items()}


def lay_out() -> None:
    """Give each kind its guideline, in each language where publishers have not written one."""
    for language, _name in settings.LANGUAGES:
        for kind, text in guidelines(language).items():
            Guideline.objects.get_or_create(kind=kind, language=language, defaults={"text": text})


def _as_list(lines: list[str]) -> str:
    marked = (_SUBJECT.sub(lambda found: f"<b>{found[0]}</b>", escape(line)) for line in lines)
    return f"<ul>{''.join(f'<li>{line}</li>' for line in marked)}</ul>"
