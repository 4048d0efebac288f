"""Whether old code can run on the tables that our migrations leave, while servers are replaced."""

import os
import sys

import django
from django.apps import apps
from django_migration_linter import MigrationLinter

from tools.places import ROOT


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    ours = [app.label for app in apps.get_app_configs() if app.path == str(ROOT / app.label)]
    # An app's first migration makes its tables: no code runs on them before.
    linter = MigrationLinter(include_apps=ours, no_cache=True, ignore_initial_migrations=True)
    linter.lint_all_migrations()
    linter.print_summary()
    return int(linter.has_errors)


if __name__ == "__main__":
    sys.exit(main())
