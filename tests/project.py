"""The project's own files, for tests that read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT: Path = settings.BASE_DIR
# From below. Search and translation stand on one floor and do not know each other.
FLOORS = [
    ["jobs"],
    ["accounts"],
    ["access"],
    ["search", "translation"],
    ["pages"],
    ["outlets"],
    ["partners"],
    ["publications"],
    ["home"],
    ["content"],
    ["config"],
]
ROOMS = [room for floor in FLOORS for room in floor]


@cache
def tracked() -> list[Path]:
    """Every file of the project, as git knows it, also those not committed yet."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.check_output(command, cwd=ROOT, text=True)
    return [ROOT / name for name in names.splitlines() if (ROOT / name).is_file()]


def files(*patterns: str) -> list[Path]:
    return [p for p in tracked() if any(relative(p).full_match(pattern) for pattern in patterns)]


def relative(path: Path) -> Path:
    return path.relative_to(ROOT)


@cache
def code() -> list[Path]:
    """The Python that the platform runs, without migrations and what drew the pictures."""
    return [
        path
        for path in files(*(f"{room}/**/*.py" for room in ROOMS), "tools/**/*.py", "manage.py")
        if "migrations" not in path.parts and "draw" not in path.parts
    ]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a method with this name."""
    for path in code():
        for node in ast.walk(tree(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == name
            ):
                yield path, node


def place(path: Path, node: ast.AST) -> str:
    return f"{relative(path)}:{getattr(node, 'lineno', 0)}"
