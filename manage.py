#!/usr/bin/env python
"""Run a command of the platform: `python manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line
from django.db import DatabaseError

from config.refusal import SettingsRefused
from config.unprepared import end_with

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingsRefused as refused:
        sys.exit(str(refused))
    except DatabaseError as error:
        end_with(error)
        raise
