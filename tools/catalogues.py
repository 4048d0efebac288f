"""
Keeps the words of the screens, in the six languages of `locale/`, in step with the code.

    python -m tools.catalogues update       collects new words from code and templates
    python -m tools.catalogues check        says what that would change, and what is not translated

Both need Debian's gettext.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

from tools.compile_catalogues import catalogues
from tools.places import PYTHON, ROOT

FOLDERS = ["ar", "en", "es", "fr", "ru", "zh_Hans"]
WITHOUT_WORDS = [
    "benchmarks",
    "content/making",
    "content/pages",
    "static-collected",
    "tests",
    "tools",
    "var",
]
# What changes with each run says nothing.
HEADERS = ["Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms"]


def update() -> None:
    locales = [f"--locale={folder}" for folder in FOLDERS]
    ignored = [f"--ignore={folder}/*" for folder in WITHOUT_WORDS]
    command = [PYTHON, "manage.py", "makemessages", *locales, *ignored]
    options = ["--no-location", "--no-obsolete", "--verbosity=0"]
    mode = os.environ | {"PLENARY_MODE": "demo"}
    subprocess.run([*command, *options], cwd=ROOT, env=mode, check=True)
    for path in catalogues():
        settle_headers(path)


def settle_headers(path: Path) -> None:
    words = polib.pofile(str(path), wrapwidth=100)
    words.header = ""
    words.metadata = {name: words.metadata[name] for name in HEADERS if name in words.metadata}
    words.metadata_is_fuzzy = False
    words.save()


def check() -> list[str]:
    """What is wrong, in sentences. Changes nothing."""
    before = {path: path.read_text() for path in catalogues()}
    try:
        update()
        return [problem for path in catalogues() for problem in problems(path, before.get(path))]
    finally:
        for path in catalogues():
            path.write_text(before[path]) if path in before else path.unlink()


def problems(path: Path, before: str | None) -> list[str]:
    name = path.relative_to(ROOT)
    found = [] if path.read_text() == before else [f"{name} is not up to date."]
    words = polib.pofile(str(path))
    found += [f"{name}: is this still right? {entry.msgid!r}" for entry in words.fuzzy_entries()]
    # English says what the code says.
    if path.parent.parent.name != "en":
        found += [f"{name}: no translation of {e.msgid!r}" for e in words.untranslated_entries()]
    return found


def main() -> int:
    if not shutil.which("xgettext"):
        print("Install gettext first (Debian: gettext).", file=sys.stderr)
        return 1
    match sys.argv[1:]:
        case ["update"]:
            update()
        case ["check"]:
            found = check()
            print("\n".join(found) or "Every word is there in six languages.")
            return int(bool(found))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
