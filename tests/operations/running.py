"""A site as an operator runs it: a web process and a worker, on a database of its own."""

import os
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tools import demo
from tools.places import PYTHON, ROOT
from tools.processes import end
from tools.servers.unprivileged import free_port
from tools.servers.waiting import until
from tools.variables import of_settings
from tools.waiting import answers


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came back, whatever it was. Status 0: nobody answered."""

    status: int
    text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


@dataclass(kw_only=True)
class Site:
    """Where it answers, and with which variables its processes run."""

    env: dict[str, str]
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.env["BASE_URL"]

    def ask(self, path: str, **headers: str) -> Answer:
        request = urllib.request.Request(self.url + path, headers=headers)  # noqa: S310 - our own
        try:
            with _opener.open(request, timeout=30) as answer:
                return Answer(
                    status=answer.status,
                    text=answer.read().decode(errors="replace"),
                    headers=dict(answer.headers),
                )
        except urllib.error.HTTPError as error:
            return Answer(
                status=error.code,
                text=error.read().decode(errors="replace"),
                headers=dict(error.headers),
            )
        except OSError:
            return Answer(status=0)

    def manage(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PYTHON, "manage.py", *command],
            cwd=ROOT,
            env=self.env,
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def made(self, *command: str) -> str:
        """A command that ends well, and what it said."""
        done = self.manage(*command)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self, name: str) -> None:
        port = int(self.url.rpartition(":")[2])
        member = demo.server(port) if name == "server" else demo.WORKER
        self.processes[name] = subprocess.Popen(
            [*_ending_with_us(), *member.command], cwd=ROOT, env=self.env
        )

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            end(process)
        self.processes.clear()


@contextmanager
def running(site: Site, *, with_worker: bool = True) -> Iterator[Site]:
    """While its processes run. It answers already."""
    try:
        site.start("server")
        if with_worker:
            site.start("worker")
        until(lambda: answers(f"{site.url}/healthz"), name="The site")
        yield site
    finally:
        site.stop()


def site_on(database: str, files: Path, *, port: int | None = None, **variables: str) -> Site:
    """A site of the demonstration's settings; what the shell says of other sites is left aside."""
    files.mkdir(parents=True, exist_ok=True)
    mine = {name: value for name, value in os.environ.items() if name not in of_settings()}
    return Site(
        env=mine
        | {
            "PLENARY_MODE": "demo",
            "PLENARY_VAR": str(files),
            "DATABASE_URL": database,
            "BASE_URL": f"http://127.0.0.1:{port or free_port()}",
            "LOG_LEVEL": "CRITICAL",
        }
        | variables
    )


def _ending_with_us() -> Sequence[str]:
    """Even a test that is killed leaves no site behind, where the system can see to it."""
    return ["setpriv", "--pdeathsig=TERM"] if shutil.which("setpriv") else []
