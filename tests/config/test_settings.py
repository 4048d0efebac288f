"""Production is the default, and stops with a sentence when something is missing."""

import subprocess
import sys
from typing import Any

import pytest

from tests.project import ROOT

WHOLE = {
    "SECRET_KEY": "s" * 25 + "abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "library.example",
    "BASE_URL": "https://library.example",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
}
TABLE = "The table of settings in README.md says what each is for."


def manage(*command: str, **variables: str) -> Any:
    """A command on a machine where nothing is set but this."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=variables,
        check=False,
        capture_output=True,
        text=True,
    )


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in WHOLE.items() if key != name}


def test_with_nothing_set_it_names_everything_that_is_missing():
    answer = manage("check")
    assert answer.returncode == 1
    assert answer.stderr == (
        "Plenary does not start: SECRET_KEY is not set, ALLOWED_HOSTS is not set, "
        f"DATABASE_URL is not set, BASE_URL is not set. {TABLE}\n"
    )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is shorter than 50 characters"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty"),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL is wrong (Not a valid database URL)"),
        ({"PLENARY_MODE": "prod"}, "PLENARY_MODE is prod, not production, demo or test"),
        ({"EMAIL_PORT": "smtp"}, "EMAIL_PORT is wrong (Not a valid integer)"),
    ],
)
def test_with_one_thing_wrong_it_names_that_one(wrong, sentence):
    answer = manage("check", **(WHOLE | wrong))
    assert answer.returncode == 1
    assert answer.stderr == f"Plenary does not start: {sentence}. {TABLE}\n"


def test_the_demonstrations_key_is_refused():
    key = manage("shell", "-v0", "-c", "from django.conf import settings; print(settings.SECRET_KEY)",
                 PLENARY_MODE="demo", DATABASE_URL="sqlite://:memory:").stdout.strip()  # fmt: skip
    assert len(key) >= 50
    answer = manage("check", **(WHOLE | {"SECRET_KEY": key}))
    assert answer.returncode == 1
    assert "SECRET_KEY is the demonstration's, which everyone knows" in answer.stderr


def test_with_everything_set_the_deployment_check_finds_nothing():
    mails = {"EMAIL_HOST": "mail.library.example"}
    answer = manage("check", "--deploy", "--fail-level", "WARNING", **WHOLE, **mails)
    assert answer.stderr == ""
    assert answer.stdout == "System check identified no issues (1 silenced).\n"


@pytest.mark.parametrize("mode", ["production", "demo", "test"])
def test_no_mode_shows_visitors_what_went_wrong_inside(mode):
    program = "from django.conf import settings; print(settings.DEBUG)"
    answer = manage("shell", "-v0", "-c", program, PLENARY_MODE=mode, **WHOLE)
    assert answer.stdout.strip() == "False"
