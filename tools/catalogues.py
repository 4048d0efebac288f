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
from tempfile import TemporaryDirectory

import polib

from tools.compile_catalogues import catalogues
from tools.places import PYTHON, ROOT

FOLDERS = ["ar", "en", "es", "fr", "ru", "zh_Hans"]
WITHOUT_WORDS = ["benchmarks", "content/making", "content/pages", "tests", "tools"]
# What is no source, and would take long to copy.
ASIDE = shutil.ignore_patterns(
    ".*", "__pycache__", "*.jpg", "*.pdf", "*.md", "shots", "static", "var"
)
# What changes with each run says nothing.
HEADERS = ["Language", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms"]
MOST = 12  # lines about one catalogue; the first ones show what it is about


def update(root: Path = ROOT) -> None:
    locales = [f"--locale={folder}" for folder in FOLDERS]
    ignored = [f"--ignore={folder}/*" for folder in WITHOUT_WORDS]
    command = [PYTHON, "manage.py", "makemessages", *locales, *ignored]
    options = ["--no-location", "--no-obsolete", "--verbosity=0"]
    mode = os.environ | {"PLENARY_MODE": "demo"}
    subprocess.run([*command, *options], cwd=root, env=mode, check=True)
    for path in catalogues(root):
        settle_headers(path)


def settle_headers(path: Path) -> None:
    words = polib.pofile(str(path), wrapwidth=100)
    words.header = ""
    words.metadata = {name: words.metadata[name] for name in HEADERS if name in words.metadata}
    words.metadata_is_fuzzy = False
    words.save()


def check() -> list[str]:
    """What is wrong, in sentences. Looks at a copy, so that it changes nothing."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(ROOT, copy, ignore=ASIDE)
        update(copy)
        return [
            line for path in catalogues(copy) for line in problems(path, path.relative_to(copy))
        ]


def problems(path: Path, name: Path) -> list[str]:
    ours = ROOT / name
    fresh = ours.exists() and ours.read_text() == path.read_text()
    stale = [] if fresh else [f"{name} is not up to date."]
    words = polib.pofile(str(path))
    found = [f"{name}: is this still right? {entry.msgid!r}" for entry in words.fuzzy_entries()]
    # English says what the code says.
    if path.parent.parent.name != "en":
        found += [f"{name}: no translation of {e.msgid!r}" for e in words.untranslated_entries()]
    more = [f"{name}: … and {len(found) - MOST} more"] if len(found) > MOST else []
    return [*stale, *found[:MOST], *more]


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
