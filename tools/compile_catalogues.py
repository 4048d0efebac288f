"""Compiles the catalogues of `locale/` for Django, .po to .mo, without Debian's gettext."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tools.places import ROOT


def catalogues(root: Path = ROOT) -> list[Path]:
    return sorted(root.glob("locale/*/LC_MESSAGES/django.po"))


def main(root: Path = ROOT) -> None:
    for words in catalogues(root):
        compiled = words.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= words.stat().st_mtime:
            continue
        language = words.parent.parent.name
        with words.open("rb") as source, compiled.open("wb") as target:
            catalogue = read_po(source, locale=language)
            # An empty "Language:" in the header took it away, and no plural forms would be written.
            catalogue.locale = language
            write_mo(target, catalogue)


if __name__ == "__main__":
    main()
