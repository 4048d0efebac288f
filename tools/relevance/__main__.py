"""
How good the search is, on judged questions in six languages (tests/judged/).

    .venv/bin/python -m tools.relevance [sqlite|postgresql|elasticsearch] [--misses] [--write] [--load]

Each engine has a library of its own: SQLite a file in var/relevance/, PostgreSQL a database beside the
one that DATABASE_URL names, Elasticsearch an index where ELASTICSEARCH_URL says. Ends with 1 where a
figure fell below the baseline; --write renews the baseline, --load the library from content/pages.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg
from django.core.management import call_command

from tools.places import ROOT
from tools.relevance import judgements

NAME = "relevance"
ENGINES = ("sqlite", "postgresql", "elasticsearch")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("engine", nargs="?", default="sqlite", choices=ENGINES)
    parser.add_argument(
        "--misses", action="store_true", help="the worst answers of the tuning half"
    )
    parser.add_argument("--write", action="store_true", help="renew the baseline of this engine")
    parser.add_argument("--load", action="store_true", help="load the demonstration first")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ |= {"PLENARY_MODE": "demo", "LOG_LEVEL": "ERROR"}
    with tempfile.TemporaryDirectory() as scratch:
        if asked.load:
            os.environ["PLENARY_VAR"] = scratch
        os.environ["DATABASE_URL"] = own_database(asked.engine, Path(scratch), anew=asked.load)
        django.setup()
        return run(asked)


def own_database(engine: str, scratch: Path, *, anew: bool) -> str:
    """The address of a database that holds nothing but what is measured."""
    if engine != "postgresql":
        folder = scratch if anew else ROOT / "var" / NAME
        folder.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{folder / 'db.sqlite3'}"
    given = os.environ.get("DATABASE_URL", "")
    if not given.startswith("postgres"):
        sys.exit("DATABASE_URL names no PostgreSQL: see python -m tools.servers.")
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
    return urlunsplit(urlsplit(given)._replace(path=f"/{NAME}"))


def run(asked: argparse.Namespace) -> int:
    # What asks the database can be imported only now that Django knows it.
    from search.engines import elasticsearch  # noqa: PLC0415
    from tools.relevance import baseline, demonstration, measuring, tables  # noqa: PLC0415

    elasticsearch.BUDGET = 30  # what is found counts here, not how soon
    call_command("migrate", verbosity=0)
    if asked.load:
        demonstration.keep()
    returned, measured, notes = measuring.measured_on(asked.engine)
    print(f"{asked.engine}:", *notes, sep="\n")
    print(*tables.measured_table(measured), sep="\n")
    if asked.misses:
        tuning = (one for one in returned if one.question.half == judgements.Half.TUNING)
        print(*tables.misses(tuning), sep="\n")
    if asked.write:
        baseline.write(asked.engine, measured)
        return 0
    falls = baseline.falls(asked.engine, measured)
    print(*falls, sep="\n")
    return 1 if falls else 0


if __name__ == "__main__":
    sys.exit(main())
