"""
The site as developers run it: it starts anew when code changes.

    python -m tools.dev

Takes its servers from the environment (DATABASE_URL, ELASTICSEARCH_URL), else the SQLite file of
the demonstration.
"""

import os
import sys

from tools import ports
from tools.places import PYTHON
from tools.processes import Family, Member
from tools.waiting import answers


def main() -> int:
    try:
        port = ports.free("dev")
    except ports.NoPort as error:
        print(error, file=sys.stderr)
        return 1
    site = f"http://127.0.0.1:{port}"
    # Static files come from WhiteNoise, as everywhere.
    server = [PYTHON, "manage.py", "runserver", "--nostatic", f"127.0.0.1:{port}"]
    members = [
        Member(name="server", command=server),
        Member(name="worker", command=[PYTHON, "-m", "tools.dev_worker"], has_spare=True),
    ]
    env = {"PLENARY_MODE": "demo", "BASE_URL": site} | os.environ
    return Family(members, env=env).run(
        is_up=lambda: answers(f"{site}/healthz"),
        announce=lambda: print(f"\n    Plenary runs on {site}/. Ctrl-C ends it.\n", flush=True),
    )


if __name__ == "__main__":
    sys.exit(main())
