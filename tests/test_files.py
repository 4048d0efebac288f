"""What may and may not be in the project's files."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
import wagtail

from tests.project import ROOT, files, relative, tracked

# --- styles -----------------------------------------------------------

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding|inset)-(?:left|right)|"
    r"border-(?:top|bottom)-(?:left|right)-radius|(?:left|right)\s*:|"
    r"(?:text-align|float|clear)\s*:\s*(?:left|right))"
)


def test_styles_know_start_and_end_not_left_and_right():
    """Arabic runs the other way."""
    found = [
        f"{relative(path)}:{number}: {line.strip()}"
        for path in files("static/**/*.css")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if PHYSICAL.search(re.sub(r"/\*.*?\*/", "", line))
    ]
    assert found == []


def test_templates_have_no_script_or_style_of_their_own():
    """The policy for visitors forbids both; data (JSON-LD) is no script."""
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*(?:\ssrc=|application/))")
    found = [
        f"{relative(path)}:{number}"
        for path in files("templates/**/*.html")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if inline.search(line)
    ]
    assert found == []


# --- what may not be in a file ----------------------------------------

# In parts, so that this file does not hold what it looks for.
REGISTRIES = [
    "pypi" + ".org",
    "files.python" + "hosted.org",
    "registry.npm" + "js.org",
    "repo.maven" + ".apache.org",
    "repo1.maven" + ".org",
    "deb.debian" + ".org",
    "docker" + ".elastic.co",
    "docker" + ".io",
    "gh" + "cr.io",
]
MACHINES = re.compile(r"(?<![\w.:/-])/(?:home|root|Users|work)/")
TEXT = {
    ".py",
    ".txt",
    ".in",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".html",
    ".css",
    ".js",
    ".svg",
    "",
}


def places(pattern: re.Pattern[str]) -> Iterator[str]:
    for path in tracked():
        if path.suffix not in TEXT:
            continue
        text = path.read_text(errors="replace")
        for match in pattern.finditer(text):
            yield f"{relative(path)}:{text.count(chr(10), 0, match.start()) + 1}"


def test_no_file_says_where_packages_come_from():
    """That is each machine's own business."""
    assert list(places(re.compile("|".join(map(re.escape, REGISTRIES))))) == []


def test_no_file_names_a_folder_of_someones_machine():
    assert list(places(MACHINES)) == []


# --- what is installed ------------------------------------------------


def test_the_stubs_did_not_bring_an_older_wagtail():
    assert wagtail.VERSION[:2] == (8, 0)


@pytest.mark.parametrize("name", ["base", "dev", "types", "uv"])
def test_every_requirement_has_hashes(name):
    lines = (ROOT / "requirements" / f"{name}.txt").read_text().splitlines()
    pinned = [(line, after) for line, after in pairwise(lines) if re.match(r"[a-z0-9].*==", line)]
    assert pinned
    assert [line for line, after in pinned if "--hash=sha256:" not in after] == []
