"""PostgreSQL: the one that DATABASE_URL names, else our own, which forgets everything."""

import os
import re
import signal
import subprocess
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tools.processes import end, start
from tools.servers import Missing, Server, debian, docker
from tools.servers.unprivileged import as_nobody, free_port, own
from tools.servers.waiting import until

IMAGE = "postgres:17"
PACKAGES = ["postgresql"]
# A test's database may be lost with the machine; only speed counts.
CARELESS = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def provide(stack: ExitStack, scratch: Path) -> Server:
    if named := os.environ.get("DATABASE_URL", ""):
        if not named.startswith("postgres"):
            raise Missing("DATABASE_URL names no PostgreSQL: unset it, and one is started for you.")
        return Server(says="PostgreSQL: as DATABASE_URL says", variables={"DATABASE_URL": named})
    if docker.answers():
        return in_docker(stack)
    folder = programs()
    server = OwnPostgreSQL(folder=folder, scratch=scratch)
    server.start()
    stack.callback(server.stop)
    return Server(
        says=f"PostgreSQL {server.version()}: started from {folder}",
        variables={"DATABASE_URL": server.url},
        wait=server.wait,
    )


def in_docker(stack: ExitStack) -> Server:
    container = docker.start(
        stack,
        image=IMAGE,
        port=5432,
        variables={"POSTGRES_USER": "plenary", "POSTGRES_HOST_AUTH_METHOD": "trust"},
    )
    # While the image prepares itself, a first server answers, but not on TCP.
    ready = partial(container.succeeds, "pg_isready", "--host=127.0.0.1", "--username=plenary")
    return Server(
        says=f"PostgreSQL: {IMAGE} in Docker",
        variables={"DATABASE_URL": f"postgres://plenary@{container.address}/plenary"},
        wait=partial(until, ready, name="PostgreSQL"),
    )


def programs() -> Path:
    """The folder with `initdb` and `postgres`: the newest that the system has."""
    if not installed() and debian.can_install():
        debian.install(PACKAGES)
    if not installed():
        raise Missing(
            "PostgreSQL is missing: set DATABASE_URL, start Docker, or install it "
            "(Debian: postgresql)."
        )
    return installed()[-1]


def installed() -> list[Path]:
    places = [
        *Path("/usr/lib/postgresql").glob("*/bin"),
        *Path("/opt/homebrew/opt").glob("postgresql@*/bin"),
        *Path("/usr").glob("pgsql-*/bin"),
    ]
    found = [place for place in places if (place / "initdb").exists()]
    return sorted(found, key=lambda place: int(re.findall(r"\d+", str(place))[-1]))


class OwnPostgreSQL:
    """A server with its data in a scratch folder. It can be stopped and started again."""

    def __init__(self, *, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.data = own(scratch / "postgresql") / "data"
        self.log = scratch / "postgresql.log"
        self.port = free_port()
        self.url = f"postgres://plenary@127.0.0.1:{self.port}/postgres"

    def version(self) -> str:
        return self.run("postgres", "--version").split()[2]

    def start(self) -> None:
        if not self.data.exists():
            self.run(
                "initdb",
                f"--pgdata={self.data}",
                "--username=plenary",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            )
        listen = ["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]
        postgres = [str(self.folder / "postgres"), "-D", str(self.data), "-p", str(self.port)]
        self.process = start(as_nobody([*postgres, *listen, *CARELESS]), log=self.log)

    def wait(self) -> None:
        until(self.answers, name="PostgreSQL", why=self.why_it_ended)

    def answers(self) -> bool:
        here = ["--host=127.0.0.1", f"--port={self.port}", "--username=plenary"]
        asked = subprocess.run([self.folder / "pg_isready", "--quiet", *here], check=False)
        return asked.returncode == 0

    def why_it_ended(self) -> str:
        return "" if self.process.poll() is None else debian.last_line(self.log.read_text())

    def stop(self) -> None:
        # Without waiting for those who are still connected.
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        end(self.process)

    def run(self, program: str, *arguments: str) -> str:
        command = as_nobody([str(self.folder / program), *arguments])
        result = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/")
        if result.returncode:
            raise Missing(f"`{program}` failed: {debian.last_line(result.stderr)}")
        return result.stdout
