"""
The demonstration: the whole library in six languages on this machine, with no server to install.

    python -m tools.demo            prepares what is not ready yet, then runs the site until Ctrl-C
    python -m tools.demo --fresh    the same, from the beginning: what was edited is lost
"""

import fcntl
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tools import ports
from tools.places import PYTHON, VAR
from tools.preparation import CannotPrepare, Preparation, Step
from tools.processes import Family, Member
from tools.variables import of_settings
from tools.waiting import answers

DATABASE = VAR / "plenary.sqlite3"
LOGINS = VAR / "demonstration-logins.txt"


def main() -> int:
    try:
        port = ports.free("demo")
        with only_one_at_a_time():
            if "--fresh" in sys.argv:
                forget()
            return demonstrate(port)
    except (ports.NoPort, CannotPrepare, IsRunning) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. `make demo` goes on from here.")
        return 130


WORKER = Member(
    name="worker", command=[PYTHON, "manage.py", "work", "--verbosity=0"], has_spare=True
)

WELCOME = """
    Plenary runs on {site}/
    Editors sign in on {site}/admin/

{logins}
    Ctrl-C ends it. `make demo` starts it again with what you changed, `make demo-fresh` from new.
"""


class IsRunning(Exception):  # noqa: N818 - its text is a sentence for the terminal
    """Says that someone else has the demonstration open."""


@contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Two of them would disturb each other, as they share files."""
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "demonstration.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IsRunning(
                "The demonstration runs already in another terminal: end that one first (Ctrl-C)."
            ) from None
        yield


def forget() -> None:
    for file in VAR.glob(f"{DATABASE.name}*"):
        file.unlink()
    shutil.rmtree(VAR / "files", ignore_errors=True)
    LOGINS.unlink(missing_ok=True)


def demonstrate(port: int) -> int:
    env = settings_for(port)
    Preparation(env=env, database=DATABASE).make(steps(port))
    site = env["BASE_URL"]
    print(f"Plenary starts on {site}/ …", flush=True)
    family = Family([server(port), WORKER], env=env)
    return family.run(
        is_up=lambda: answers(f"{site}/healthz"),
        announce=lambda: print(WELCOME.format(site=site, logins=LOGINS.read_text()), flush=True),
    )


def steps(port: int) -> list[Step]:
    return [
        Step(
            says="Making the database",
            command=["migrate", "--verbosity=0"],
            watches=["*/migrations/*.py", "requirements/base.txt"],
        ),
        Step(
            says="Setting up the site",
            command=["set_up_site", "--host=127.0.0.1", f"--port={port}"],
            watches=["home/**/*.py"],
        ),
        Step(
            says="Loading the library in six languages",
            command=["load_content", "content/pages"],
            watches=["content/pages/**/*", "content/**/*.py"],
            shows_progress=True,
        ),
        Step(
            says="Inviting the people who work here",
            command=["load_demonstration"],
            watches=["content/*.py", "content/management/commands/*.py"],
            output=LOGINS,
        ),
    ]


def server(port: int) -> Member:
    gunicorn = [PYTHON, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}"]
    options = ["--threads=8", "--graceful-timeout=8", "--log-level=warning", "--no-control-socket"]
    longest = "--limit-request-line=8190"
    return Member(name="server", command=[*gunicorn, *options, longest])


def settings_for(port: int) -> dict[str, str]:
    """What the demonstration runs with; what the shell says of other sites is left aside."""
    mine = {name: value for name, value in os.environ.items() if name not in of_settings()}
    return mine | {
        "PLENARY_MODE": "demo",
        "PLENARY_VAR": str(VAR),
        "DATABASE_URL": f"sqlite:///{DATABASE}",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "LOG_LEVEL": "WARNING",
    }


if __name__ == "__main__":
    sys.exit(main())
