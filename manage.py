#!/usr/bin/env python
"""Run a command of the platform: `python manage.py help` lists them."""

import os
import sys

from django.core.management import execute_from_command_line

from config.refusal import SettingsRefused

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingsRefused as refused:
        sys.exit(str(refused))
