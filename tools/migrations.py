"""Whether old code can run on the tables that our migrations leave, while servers are replaced."""

import os
import sys
from collections.abc import Iterator

import django
from django.apps import apps
from django.db import models
from django.db.migrations import AddField, Migration
from django.db.migrations.loader import MigrationLoader
from django_migration_linter import MigrationLinter

from tools.places import ROOT

# SQLite writes a table anew for nearly any change, and the linter takes each of its columns for a new one.
# What it looks for is asked of the migrations themselves, below.
NOT_SAID_BY_SQLITE = ["NOT_NULL"]


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    ours = [app.label for app in apps.get_app_configs() if app.path == str(ROOT / app.label)]
    # An app's first migration makes its tables: no code runs on them before.
    linter = MigrationLinter(
        include_apps=ours,
        no_cache=True,
        ignore_initial_migrations=True,
        exclude_migration_tests=NOT_SAID_BY_SQLITE,
    )
    linter.lint_all_migrations()
    linter.print_summary()
    unfilled = list(columns_without_a_value(ours))
    for column in unfilled:
        print(f"{column}: old code would leave it empty. Give it a db_default, or allow null.")
    return int(linter.has_errors or bool(unfilled))


def columns_without_a_value(labels: list[str]) -> Iterator[str]:
    """New columns of existing tables that must have a value and get none from the database."""
    migrations = MigrationLoader(None).disk_migrations
    for (label, _name), migration in sorted(migrations.items()):
        if label in labels and not _is_first(migration):
            for operation in migration.operations:
                if isinstance(operation, AddField) and _must_be_filled(operation.field):
                    yield f"{migration}: {operation.model_name}.{operation.name}"


def _is_first(migration: Migration) -> bool:
    return bool(migration.initial) or migration.name.startswith("0001_")


def _must_be_filled(field: models.Field) -> bool:
    is_column = not isinstance(field, models.ManyToManyField)
    return is_column and not field.null and field.db_default is models.NOT_PROVIDED


if __name__ == "__main__":
    sys.exit(main())
