"""A command that is called wrongly says so in a sentence, and changes nothing."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from config.unprepared import sentence_about
from tests.operations.running import site_on
from tools.servers.unprivileged import free_port

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (["load_content", "nowhere"], "There is no folder nowhere."),
        (["load_content"], "the following arguments are required: DIR"),
        (["set_up_site", "--port=harbour"], "argument --port: invalid int value: 'harbour'"),
        (["work", "--twice"], "unrecognized arguments: --twice"),
        (["rebuild_search", "--twice"], "unrecognized arguments: --twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_it_says_what_is_wrong(site, command, sentence):
    with pytest.raises(CommandError) as refused:
        call_command(*command)
    assert sentence in str(refused.value)


OURS = [
    ["set_up_site"],
    ["load_content", "content/pages"],
    ["load_demonstration"],
    ["rebuild_search"],
    ["publish_scheduled"],
    ["work", "--once"],
]


@pytest.mark.parametrize("command", OURS, ids=" ".join)
def test_on_a_database_that_is_not_set_up_it_says_what_to_run_first(tmp_path, command):
    done = site_on(f"sqlite:///{tmp_path}/empty.sqlite3", tmp_path / "files").manage(*command)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"The database is not set up for this version: \d+ migrations wait\. "
        r"Run first: python manage\.py migrate\n",
        done.stderr,
    )


@pytest.mark.parametrize("command", [["set_up_site"], ["migrate"]], ids=" ".join)
def test_where_there_is_no_database_it_says_so(tmp_path, command):
    done = site_on(f"sqlite:///{tmp_path}/no/folder/db", tmp_path / "files").manage(*command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "The database cannot be opened (unable to open database file). See that it is there and that "
        "DATABASE_URL names it; then run: python manage.py migrate\n"
    )


def test_where_a_server_does_not_answer_it_says_so(tmp_path):
    database = f"postgres://somebody@127.0.0.1:{free_port()}/library"
    done = site_on(database, tmp_path / "files").manage("set_up_site")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The database cannot be opened (connection")
    assert done.stderr.count("\n") == 1


def test_who_asks_for_everything_that_is_known_of_the_error_gets_it(tmp_path):
    site = site_on(f"sqlite:///{tmp_path}/empty.sqlite3", tmp_path / "files")
    assert "Traceback" in site.manage("set_up_site", "--traceback").stderr


def test_a_fault_of_ours_stays_one_that_can_be_found(site):
    assert sentence_about(OperationalError("no such column: harbour")) == ""
