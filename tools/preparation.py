"""Steps that make the demonstration ready, taken again only when what they stand on changed."""

import json
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.places import PYTHON, ROOT


class CannotPrepare(Exception):  # noqa: N818 - its text is a sentence for the terminal
    """Says which step failed."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A command of `manage.py`, what people read meanwhile, and the files that it depends on."""

    says: str
    command: Sequence[str]
    watches: Sequence[str]
    shows_progress: bool = False
    output: Path | None = None

    def fingerprint(self, root: Path) -> str:
        digest = sha256("\0".join(self.command).encode())
        files = {file for pattern in self.watches for file in root.glob(pattern) if file.is_file()}
        for file in sorted(files):
            digest.update(str(file.relative_to(root)).encode())
            digest.update(file.read_bytes())
        return digest.hexdigest()


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """A database, and which steps it has behind it: written beside it, forgotten with it."""

    env: Mapping[str, str]
    database: Path
    root: Path = ROOT

    @property
    def notes(self) -> Path:
        return self.database.with_name(f"{self.database.name}-steps.json")

    def make(self, steps: Sequence[Step]) -> None:
        done = json.loads(self.notes.read_text()) if self.has_notes() else {}
        for step in steps:
            fingerprint = step.fingerprint(self.root)
            if done.get(step.says) != fingerprint:
                self.take(step)
                done[step.says] = fingerprint
                self.notes.write_text(json.dumps(done, indent=1))

    def has_notes(self) -> bool:
        return self.database.exists() and self.notes.exists()

    def take(self, step: Step) -> None:
        print(f"{step.says} …", flush=True)
        started = time.monotonic()
        result = subprocess.run(
            [PYTHON, "manage.py", *step.command],
            check=False,
            cwd=self.root,
            env=dict(self.env),
            stdout=None if step.shows_progress else subprocess.PIPE,
            text=True,
        )
        if result.returncode:
            print(result.stdout or "", end="")
            raise CannotPrepare(
                f"`manage.py {step.command[0]}` failed, for the reason above. What was done before "
                "is kept and `make demo` goes on from there; `make demo-fresh` starts over."
            )
        if step.output:
            step.output.write_text(result.stdout)
        print(f"  {time.monotonic() - started:.0f} s", flush=True)
