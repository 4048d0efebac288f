"""What a command cannot begin with: a database that is not there, or not set up. Said in one sentence."""

import sys

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def sentence_about(error: DatabaseError) -> str:
    """What to do about an error of the database; empty where it is there and set up, and so is a fault."""
    try:
        waiting = _waiting()
    except DatabaseError:
        return (
            f"The database cannot be opened ({_first_line(error)}). See that it is there and that "
            "DATABASE_URL names it; then run: python manage.py migrate"
        )
    if not waiting:
        return ""
    return (
        "The database is not set up for this version: "
        f"{waiting} {'migration waits' if waiting == 1 else 'migrations wait'}. "
        "Run first: python manage.py migrate"
    )


def end_with(error: DatabaseError) -> None:
    """End with the sentence, if there is one and nobody asked for more; else let the error be."""
    if "--traceback" not in sys.argv and (sentence := sentence_about(error)):
        sys.exit(sentence)


def _waiting() -> int:
    """How many migrations have not been applied."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _first_line(error: DatabaseError) -> str:
    return (str(error).strip().splitlines() or ["no reason given"])[0].rstrip(".")
