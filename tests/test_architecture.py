"""How the house is built: what import-linter and ruff cannot see."""

import ast
import re
import tomllib

from django.apps import apps
from wagtail.models import Page

from pages.models import IndexPage
from tests.project import FLOORS, ROOMS, ROOT, calls, code, files, place, relative, tree

FLOOR_OF = {room: height for height, floor in enumerate(FLOORS) for room in floor}
# Words that say nothing about what is in a module.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "core", "base_utils"}


# --- floors -----------------------------------------------------------


def test_import_contracts_know_the_same_floors():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(c["layers"] for c in contracts["contracts"] if c["type"] == "layers")
    assert [sorted(layer.split(" | ")) for layer in reversed(layers)] == FLOORS
    assert sorted(contracts["root_packages"]) == sorted(ROOMS)


def test_relations_point_downwards_or_stay():
    upward = [
        f"{field} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in FLOOR_OF
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if FLOOR_OF.get(field.related_model._meta.app_label, -1) > FLOOR_OF[model._meta.app_label]
    ]
    assert upward == []


def test_a_page_names_only_parents_and_children_of_its_own_floor_or_below():
    upward = [
        f"{model._meta.label} -> {name}"
        for model in apps.get_models()
        if issubclass(model, Page) and model._meta.app_label in FLOOR_OF
        for name in [*(getattr(model, "parent_page_types", []) or []), *(model.subpage_types or [])]
        if isinstance(name, str)
        if FLOOR_OF.get(name.split(".")[0], -1) > FLOOR_OF[model._meta.app_label]
    ]
    assert upward == []


def test_a_name_in_a_string_points_downwards_or_stays():
    """Choosers, facets and foreign keys are given "app.Model"."""
    labels = re.compile(rf"({'|'.join(ROOMS)})\.[A-Z]\w+")
    upward = [
        f"{place(path, node)}: {node.value}"
        for path in code()
        if (room := relative(path).parts[0]) in FLOOR_OF
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if (match := labels.fullmatch(node.value)) and FLOOR_OF[match[1]] > FLOOR_OF[room]
        if room != "config"
    ]
    assert upward == []


# --- never a minute early, and only through the gate ------------------


def keyword(call: ast.Call, name: str) -> object:
    return next(
        (
            k.value.value
            for k in call.keywords
            if k.arg == name and isinstance(k.value, ast.Constant)
        ),
        None,
    )


def test_only_the_loader_writes_live_pages_past_the_gate():
    past = [
        place(path, call)
        for path, call in calls("update")
        if keyword(call, "live") is True and relative(path).parts[0] != "content"
    ]
    past += [
        place(path, call)
        for path, call in calls("save_base")
        if keyword(call, "raw") is True and relative(path).parts[0] != "content"
    ]
    assert past == []


def test_only_the_loader_makes_pages_in_bulk():
    pages = {model.__name__ for model in apps.get_models() if issubclass(model, Page)}
    past = [
        place(path, call)
        for path, call in calls("bulk_create")
        if relative(path).parts[0] != "content"
        if pages & {node.id for node in ast.walk(call.func) if isinstance(node, ast.Name)}
    ]
    assert past == []


def test_only_access_decides_what_is_public():
    elsewhere = [
        place(path, call)
        for name in ("live", "public", "not_public", "private")
        for path, call in calls(name)
        if relative(path).parts[0] not in {"access", "tools"}
        if not call.args and not call.keywords
    ]
    assert elsewhere == []


# --- sizes and names --------------------------------------------------


def test_modules_end_at_300_lines():
    long = {str(relative(p)): n for p in code() if (n := len(p.read_text().splitlines())) > 300}
    assert long == {}


def test_functions_end_at_40_lines():
    long = [
        f"{place(path, node)} {node.name}: {length}"
        for path in code()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or 0) - node.lineno + 1) > 40
    ]
    assert long == []


def test_templates_end_at_120_lines():
    long = {
        str(relative(path)): length
        for path in files("templates/**/*")
        if (length := len(path.read_text().splitlines())) > 120
    }
    assert long == {}


def test_hooks_only_register():
    long = {
        str(relative(path)): length
        for path in files("*/wagtail_hooks.py")
        if (length := len(path.read_text().splitlines())) > 60
    }
    assert long == {}


def test_a_module_is_named_after_its_concept():
    assert [str(relative(path)) for path in code() if path.stem in EMPTY_NAMES] == []


def test_pages_lists_and_blocks_are_named_as_such():
    wrong = [
        model.__name__
        for model in apps.get_models()
        if issubclass(model, Page) and model._meta.app_label in FLOOR_OF
        if not model.__name__.endswith("IndexPage" if issubclass(model, IndexPage) else "Page")
    ]
    assert wrong == []
