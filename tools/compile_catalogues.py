"""Compiles the catalogues of `locale/` for Django, .po to .mo, without Debian's gettext."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.places import ROOT


def catalogues(root: Path = ROOT) -> list[Path]:
    return sorted(root.glob("locale/*/LC_MESSAGES/django.po"))


def main() -> None:
    for words in catalogues():
        compiled = words.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= words.stat().st_mtime:
            continue
        with words.open("rb") as source, compiled.open("wb") as target:
            write_mo(target, read_po(source, locale=words.parent.parent.name))


if __name__ == "__main__":
    main()
