"""Servers are found, started and ended; what is missing is a failure where it must be."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.project import ROOT
from tools.servers import docker

NAMED = {
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing",
    "ELASTICSEARCH_URL": "http://127.0.0.1:1",
    "CHROMIUM": "/nowhere/chromium",
}


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tools.servers", "run", "--", *command],
        cwd=ROOT,
        env=os.environ | variables,
        check=False,
        capture_output=True,
        text=True,
    )


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(0o755)


def test_servers_that_the_environment_names_are_taken_and_said():
    answer = run("sh", "-c", "echo $DATABASE_URL $ELASTICSEARCH_URL $CHROMIUM", **NAMED)
    assert answer.returncode == 0
    assert answer.stdout.splitlines() == [
        "Elasticsearch: as ELASTICSEARCH_URL says",
        "PostgreSQL: as DATABASE_URL says",
        "Chromium: as CHROMIUM says",
        " ".join(NAMED.values()),
    ]


def test_the_status_of_the_command_is_passed_on():
    assert run("sh", "-c", "exit 7", **NAMED).returncode == 7


def test_a_missing_server_is_a_failure_in_ci_and_the_command_is_not_run():
    answer = run("echo", "run", **(NAMED | {"DATABASE_URL": "sqlite:///x", "CI": "true"}))
    assert answer.returncode == 1
    assert "run" not in answer.stdout.splitlines()
    assert "DATABASE_URL names no PostgreSQL" in answer.stderr


def test_elsewhere_the_command_is_run_without_it():
    answer = run(
        "sh",
        "-c",
        "echo ${DATABASE_URL-none}",
        **(NAMED | {"DATABASE_URL": "sqlite:///x", "CI": ""}),
    )
    assert answer.returncode == 0
    assert answer.stdout.splitlines()[-1] == "sqlite:///x"


@pytest.mark.parametrize(
    ("says", "there"), [("exit 1", False), ("sleep 60", False), ("exit 0", True)]
)
def test_docker_counts_only_if_its_engine_answers_soon(monkeypatch, tmp_path, says, there):
    program(tmp_path / "bin", "docker", f"exec sh -c '{says}'")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    docker.answers.cache_clear()
    started = time.monotonic()
    assert docker.answers() is there
    assert time.monotonic() - started < 30
    docker.answers.cache_clear()


ASK = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    print(connection.execute("select 6 * 7").fetchone()[0], connection.info.port)
"""


@pytest.mark.servers
def test_a_postgresql_that_was_started_answers_and_is_gone_afterwards(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    named = {name: value for name, value in NAMED.items() if name != "DATABASE_URL"}
    answer = run(sys.executable, "-c", ASK, **named)
    assert answer.returncode == 0, answer.stderr
    said, port = answer.stdout.splitlines()[-1].split()
    assert said == "42"
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(port))) != 0
