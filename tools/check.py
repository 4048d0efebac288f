"""
What `make check` looks at, in one order, the slow last. Every step is taken, so that one run tells all.

    python -m tools.check           in CI, or with CHECK_CATALOGUES=1, the catalogues as well
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.places import PYTHON, ROOT, VENV

# A mode in which nothing is missing, and a database that nobody minds.
ASIDE = {"PLENARY_MODE": "demo", "DATABASE_URL": "sqlite://:memory:"}
# What production insists on, to see that its settings are sound. Nothing is connected to.
PRODUCTION = {
    "PLENARY_MODE": "production",
    "SECRET_KEY": "only-for-the-check-" + "abcdefghijklmnopqrstuvwxyz-0123456789",
    "ALLOWED_HOSTS": "plenary.example",
    "BASE_URL": "https://plenary.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "EMAIL_HOST": "mail.plenary.example",
}
WORDS = os.environ.get("CI", "") not in {"", "0", "false"} or "CHECK_CATALOGUES" in os.environ


@dataclass(frozen=True, kw_only=True)
class Step:
    """One look, and what to do when it finds something."""

    name: str
    command: Sequence[str]
    advice: str
    env: Mapping[str, str] = field(default_factory=dict)
    wanted: bool = True


def program(name: str) -> str:
    return str(VENV / "bin" / name)


STEPS = [
    Step(
        name="format",
        command=[PYTHON, "-m", "ruff", "format", "--check", "--output-format=concise", "."],
        advice="`.venv/bin/ruff format .` mends it.",
    ),
    Step(
        name="lint",
        command=[PYTHON, "-m", "ruff", "check", "--quiet", "--output-format=concise", "."],
        advice="`.venv/bin/ruff check --fix .` mends some of it; the rest is told above.",
    ),
    Step(
        name="template indents",
        command=[PYTHON, "-m", "djhtml", "--check", "templates"],
        advice="`.venv/bin/djhtml templates` mends it.",
    ),
    Step(
        name="templates",
        command=[PYTHON, "-m", "djlint", "--lint", "--quiet", "templates"],
        advice="Mend the lines above; rules that are off stand in pyproject.toml.",
    ),
    Step(
        name="CSS and JavaScript",
        command=[program("biome"), "ci", "static"],
        advice="`.venv/bin/biome check --write static` mends most of it.",
    ),
    Step(
        name="imports",
        command=[program("lint-imports")],
        advice="An app imports downwards only: move what is shared to a lower floor.",
    ),
    Step(
        name="migrations are there",
        command=[PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
        advice="`.venv/bin/python manage.py makemigrations APP --name WHAT_IT_DOES` makes it.",
        env=ASIDE,
    ),
    Step(
        name="migrations are safe",
        command=[PYTHON, "-m", "tools.migrations"],
        advice="Split it, so that old code runs on the new tables while servers are replaced.",
        env=ASIDE,
    ),
    Step(
        name="production settings",
        command=[PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        advice="The hint above says what to set in config/settings.py.",
        env=PRODUCTION,
    ),
    Step(
        name="catalogues",
        command=[PYTHON, "-m", "tools.catalogues", "check"],
        advice="`make messages` collects new words; translate them in locale/.",
        wanted=WORDS,
    ),
    Step(
        name="types",
        command=[PYTHON, "-m", "mypy"],
        advice="Mend the lines above.",
    ),
]


def take(step: Step) -> bool:
    started = time.monotonic()
    result = subprocess.run(
        step.command,
        check=False,
        cwd=ROOT,
        env=os.environ | step.env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    seconds = time.monotonic() - started
    well = result.returncode == 0
    print(f"{'ok    ' if well else 'FAILED'}  {step.name:<22} {seconds:5.1f} s", flush=True)
    if not well:
        print(f"{result.stdout.rstrip()}\n\n    {step.advice}\n", flush=True)
    return well


def main() -> int:
    started = time.monotonic()
    failed = [step.name for step in STEPS if step.wanted and not take(step)]
    seconds = time.monotonic() - started
    print(f"Failed: {', '.join(failed)}." if failed else f"All is well ({seconds:.0f} s).")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
