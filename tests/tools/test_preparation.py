"""The demonstration is prepared once, and again only where something changed."""

from pathlib import Path

import pytest

from tools.preparation import CannotPrepare, Preparation, Step

# Stands in for manage.py: it makes the database, and writes down what it was asked.
MANAGE = """
import sys
from pathlib import Path

if sys.argv[1] == "fail":
    sys.exit("There is no such topic.")
Path("database").touch()
with open("asked", "a") as asked:
    print(*sys.argv[1:], file=asked)
print("editor / secret")
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "manage.py").write_text(MANAGE)
    (tmp_path / "works").mkdir()
    (tmp_path / "works" / "one.md").write_text("one")
    return tmp_path


def steps(root: Path, *more: Step) -> list[Step]:
    return [
        Step(says="Tables", command=["migrate"], watches=["tables/*"]),
        Step(says="Works", command=["load"], watches=["works/*"]),
        Step(says="People", command=["people"], watches=[], output=root / "logins"),
        *more,
    ]


def prepare(root: Path, *more: Step) -> list[str]:
    """Prepares it, and tells which commands that took."""
    asked = root / "asked"
    before = asked.read_text() if asked.exists() else ""
    Preparation(env={}, database=root / "database", root=root).make(steps(root, *more))
    return asked.read_text().removeprefix(before).split()


def test_the_second_time_there_is_nothing_to_do(root):
    assert prepare(root) == ["migrate", "load", "people"]
    assert prepare(root) == []


def test_only_what_changed_is_done_again(root):
    prepare(root)
    (root / "works" / "two.md").write_text("two")
    assert prepare(root) == ["load"]


def test_without_its_database_everything_is_done_again(root):
    prepare(root)
    (root / "database").unlink()
    assert prepare(root) == ["migrate", "load", "people"]


def test_after_a_failure_it_goes_on_where_it_stopped(root, capfd):
    fails = Step(says="More", command=["fail"], watches=[])
    with pytest.raises(CannotPrepare, match=r"`manage.py fail` failed, for the reason above"):
        prepare(root, fails)
    assert "There is no such topic." in capfd.readouterr().err
    assert prepare(root, Step(says="More", command=["more"], watches=[])) == ["more"]


def test_what_a_step_says_can_be_kept_for_later(root):
    prepare(root)
    assert (root / "logins").read_text() == "editor / secret\n"
