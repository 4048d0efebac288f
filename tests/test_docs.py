"""The documents say what is."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.project import ROOMS, ROOT, files, relative
from tools.demo import WORKER, server
from tools.lock import PYTHON_VERSION
from tools.servers import elasticsearch, postgresql
from tools.variables import of_settings

README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
PYTHON = (ROOT / ".python-version").read_text().strip()


def first_column(heading: str) -> list[str]:
    """What stands in code in the first column of the table under a heading of the README."""
    section = README.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


# --- README -----------------------------------------------------------


def test_every_setting_stands_in_the_table_and_nothing_else():
    assert sorted(first_column("Settings")) == sorted(of_settings())


def test_every_make_target_stands_in_the_table_of_commands():
    targets = re.findall(r"^([a-z-]+):.*##", MAKEFILE, re.MULTILINE)
    told = [name.split()[1] for name in first_column("Commands") if name.startswith("make ")]
    assert told == [name for name in targets if name != "help"]


def test_every_command_of_the_table_exists():
    told = [name.split()[1] for name in first_column("Commands") if name.startswith("manage.py ")]
    there = [path.stem for path in files("*/management/commands/*.py")]
    assert [name for name in told if name not in there] == []


def test_every_room_stands_in_the_table_of_the_house():
    told = [name.strip("/") for name in first_column("The house")]
    assert [room for room in ROOMS if room not in told] == []
    assert [name for name in told if not (ROOT / name).is_dir()] == []


@pytest.mark.parametrize("path", files("*.md", "docs/**/*.md"), ids=lambda p: str(relative(p)))
def test_every_link_to_a_file_leads_somewhere(path: Path):
    prose = re.sub(
        r"```.*?```|`[^`\n]*`|^    .*?$", "", path.read_text(), flags=re.DOTALL | re.MULTILINE
    )
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)", prose)
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_path_that_contributing_names_is_there():
    named = re.findall(r"`((?:home|publications|tests|config|search|docs)/[\w/.]+)`", CONTRIBUTING)
    example = "course"
    assert named
    assert [name for name in named if example not in name and not (ROOT / name).exists()] == []


# --- versions ---------------------------------------------------------


def test_every_file_means_the_same_python():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["requires-python"].startswith(f">={PYTHON},")
    assert project["tool"]["mypy"]["python_version"] == PYTHON
    assert project["tool"]["ruff"]["target-version"] == f"py{PYTHON.replace('.', '')}"
    assert f"FROM python:{PYTHON}-slim\n" in DOCKERFILE
    assert f"needs Python {PYTHON} " in README
    assert PYTHON_VERSION == PYTHON


def test_the_client_of_elasticsearch_is_not_newer_than_any_server():
    requirements = (ROOT / "requirements" / "base.txt").read_text()
    client = re.search(r"^elasticsearch==([\d.]+)", requirements, re.MULTILINE)
    assert client
    assert [int(n) for n in client[1].split(".")] <= [
        int(n) for n in elasticsearch.VERSION.split(".")
    ]


# --- the image and the compose file, which we do not run --------------


def test_compose_has_the_servers_that_the_tests_have():
    services = COMPOSE["services"]
    assert services["database"]["image"] == postgresql.IMAGE
    assert services["search"]["image"] == elasticsearch.IMAGE


@pytest.mark.parametrize("service", ["web", "worker", "tables"])
def test_compose_sets_only_variables_that_the_settings_read(service: str):
    assert set(COMPOSE["services"][service]["environment"]) <= set(of_settings())


def test_compose_sets_all_that_production_needs():
    needed = {"SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "BASE_URL"}
    assert needed <= set(COMPOSE["services"]["web"]["environment"])


def test_compose_runs_the_worker_that_the_demonstration_runs():
    assert COMPOSE["services"]["worker"]["command"] == ["python", *WORKER.command[1:3]]


def test_the_image_runs_the_server_that_the_demonstration_runs():
    command = re.search(r"^CMD \[(.*)\]$", DOCKERFILE, re.MULTILINE)
    assert command
    said = re.findall(r'"([^"]+)"', command[1])
    mine = server(8000).command
    assert said[:4] == ["python", *mine[1:4]]
    assert "--bind=0.0.0.0:8000" in said
    shared = {"--threads=8", "--no-control-socket", "--limit-request-line=8190"}
    assert shared <= set(said)
    assert shared <= set(mine)


def test_the_image_installs_by_hash_and_runs_as_nobody_special():
    assert "--require-hashes -r requirements/base.txt" in DOCKERFILE
    users = re.findall(r"^USER (\w+)$", DOCKERFILE, re.MULTILINE)
    assert users == ["plenary"]


def test_the_image_sets_only_variables_that_the_settings_read():
    build = DOCKERFILE.split("&& SECRET_KEY")[1].split("manage.py")[0]
    names = {"SECRET_KEY", *re.findall(r"\b([A-Z_]+)=", build)}
    assert names <= set(of_settings())


# --- decisions --------------------------------------------------------


def test_every_decision_stands_in_the_index():
    index = (ROOT / "docs" / "adr" / "README.md").read_text()
    pages = {path.name for path in files("docs/adr/*.md")} - {"README.md", "template.md"}
    told = re.findall(r"^\| \[([^\]]+)\]\(([^)]+)\)", index, re.MULTILINE)
    assert {name for _title, name in told} == pages
    for title, name in told:
        heading = (ROOT / "docs" / "adr" / name).read_text().splitlines()[0]
        assert heading == f"# {title}"


def test_continuous_integration_runs_what_the_readme_says():
    run = (ROOT / ".ci" / "run").read_text()
    assert run.splitlines()[-2:] == ["make check", "make test"]
    assert "\n    make test\n" in README
