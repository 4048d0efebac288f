"""One stylesheet of many files, and the rules that all of them keep."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config import stylesheet

CSS = settings.BASE_DIR / "static" / "css"
TEMPLATES = settings.BASE_DIR / "templates"
EVERY_FILE = sorted(CSS.rglob("*.css"))

# What a direction, a width or a height is called in CSS that knows one way of writing only.
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)"
    r"|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:(?![^;{]*\)\s*\{)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|(?:text-align|float|clear)\s*:\s*(?:left|right))"
)
# Around the fields of the admin.
OF_WAGTAIL = {"w-field"}


def without_comments(text):
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def test_the_stylesheet_holds_each_file_once_with_the_brand_right_after_the_tokens():
    text = stylesheet.written().read_text()
    places = [text.index(part.read_text()) for part in stylesheet.parts()]
    assert places == sorted(places)
    assert [part.name for part in stylesheet.parts()][:4] == [
        "tokens.css",
        "brand.css",
        "base.css",
        "layout.css",
    ]
    # What the admin loads beside Wagtail's own is no part of it.
    of_the_site = {path.name for path in EVERY_FILE if path.parent.name != "admin"}
    assert {part.name for part in stylesheet.parts()} == of_the_site


def test_it_is_found_like_any_static_file():
    assert finders.find("css/site.css") == str(stylesheet.written())
    collected = {path for finder in finders.get_finders() for path, _storage in finder.list(None)}
    assert "css/site.css" in collected


def test_it_is_written_anew_when_a_file_has_changed(tmp_path, monkeypatch):
    (tmp_path / "css" / "components").mkdir(parents=True)
    for name in stylesheet.FOUNDATIONS:
        (tmp_path / "css" / name).write_text("/* */")
    button = tmp_path / "css" / "components" / "button.css"
    button.write_text(".button { color: red; }")
    monkeypatch.setattr(stylesheet, "SOURCES", tmp_path / "css")
    monkeypatch.setattr(stylesheet, "MADE", tmp_path / "made")
    assert "red" in stylesheet.written().read_text()
    button.write_text(".button { color: blue; }")
    assert "blue" in stylesheet.written().read_text()


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.name)
def test_a_stylesheet_knows_no_left_or_right(path):
    found = [
        line.strip()
        for line in without_comments(path.read_text()).splitlines()
        if PHYSICAL.search(line) and not line.strip().startswith("@media")
    ]
    assert found == []


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.name)
def test_a_stylesheet_needs_no_importance_and_says_what_it_is_for(path):
    text = path.read_text()
    assert "!important" not in text
    assert text.startswith("/*")


def test_no_class_is_styled_that_no_template_uses():
    words = " ".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    words += " ".join(
        path.read_text() for path in (settings.BASE_DIR / "static" / "js").glob("*.js")
    )
    styled = {
        name
        for path in EVERY_FILE
        for name in re.findall(
            r"\.([a-z][\w-]*)",
            re.sub(r'url\([^)]*\)|"[^"]*"', "", without_comments(path.read_text())),
        )
    }
    # The state of an event comes from the event.
    states = {
        f"status-badge--{state}"
        for state in ("upcoming", "live", "past", "postponed", "cancelled", "rescheduled")
    }
    unused = {
        name
        for name in styled - states - OF_WAGTAIL
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", words)
    }
    assert unused == set()


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_a_template_brings_no_style_or_script_of_its_own(path):
    text = path.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)|javascript:", text)
    assert len(text.splitlines()) <= 120


def test_a_component_says_what_it_takes():
    silent = [
        path.name
        for path in sorted((TEMPLATES / "components").rglob("*.html"))
        if not re.match(r"\{# .*Takes.* #\}", path.read_text())
    ]
    assert silent == []
