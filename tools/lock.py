"""Resolves `requirements/*.in` into exact versions with hashes, for every platform."""

import subprocess
import sys

from tools.environment import find_uv
from tools.places import REQUIREMENTS

PYTHON_VERSION = "3.13"
OPTIONS = [
    "--universal",
    f"--python-version={PYTHON_VERSION}",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
]
# base first: dev is held to its versions.
FILES: dict[str, list[str]] = {"base": [], "dev": [], "types": ["--no-deps"], "uv": []}


def main() -> int:
    uv = find_uv()
    if not uv:
        print("uv is needed and could not be fetched: is there a network?", file=sys.stderr)
        return 1
    for name, options in FILES.items():
        command = [uv, "pip", "compile", "--quiet", *OPTIONS, *options, f"{name}.in", "-o"]
        subprocess.run([*command, f"{name}.txt"], cwd=REQUIREMENTS, check=True)
        print(f"requirements/{name}.txt is resolved.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
