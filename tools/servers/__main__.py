"""
Run a command with real servers, and end those that were started for it:

    .venv/bin/python -m tools.servers run -- COMMAND …
    .venv/bin/python -m tools.servers prepare       only install and fetch what a later run needs
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tools.processes import Stopped, end, start, stop_on_signals
from tools.servers import Missing, chromium, debian, docker, elasticsearch, java, postgresql

# What `make check` and the tests need of the system besides servers: catalogues, and PDFs.
PACKAGES = ["gettext", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
# Elasticsearch first: it takes longest to start, and the others fill the time.
PROVIDERS = (elasticsearch.provide, postgresql.provide, chromium.provide)


def main() -> int:
    match sys.argv[1:]:
        case ["prepare"]:
            return prepare()
        case ["run", "--", *command] if command:
            return run(command)
    print(__doc__, file=sys.stderr)
    return 2


def prepare() -> int:
    """Everything that takes a network, so that a run needs none."""
    try:
        if debian.can_install():
            own = [] if docker.answers() else postgresql.PACKAGES
            debian.install([*PACKAGES, *chromium.PACKAGES, *own])
        if not docker.answers() and not os.environ.get("ELASTICSEARCH_URL"):
            elasticsearch.fetched()
            java.newest()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return missing_is_failure()
    return 0


def missing_is_failure() -> int:
    """A newcomer's tests are skipped for what is missing; CI's fail."""
    return int(os.environ.get("CI", "") not in {"", "0", "false"})


def run(command: Sequence[str]) -> int:
    scratch = Path(tempfile.mkdtemp(prefix="plenary-servers-"))
    scratch.chmod(0o711)
    with stop_on_signals(), ExitStack() as stack:
        stack.callback(shutil.rmtree, scratch, ignore_errors=True)
        try:
            variables, all_there = provide_all(stack, scratch)
            if not all_there and missing_is_failure():
                return 1
            process = start(command, env=os.environ | variables)
            stack.callback(end, process)
            return process.wait()
        except Stopped:
            return 130


def provide_all(stack: ExitStack, scratch: Path) -> tuple[dict[str, str], bool]:
    """Starts them, then waits for each. Says a line for each that is there, or missing."""
    started, all_there = [], True
    variables: dict[str, str] = {}
    for provide in PROVIDERS:
        try:
            started.append(provide(stack, scratch))
        except Missing as missing:
            all_there = False
            print(missing, file=sys.stderr)
    for server in started:
        try:
            server.wait()
        except Missing as missing:
            all_there = False
            print(missing, file=sys.stderr)
            continue
        print(server.says, flush=True)
        variables |= server.variables
    return variables, all_there


if __name__ == "__main__":
    sys.exit(main())
