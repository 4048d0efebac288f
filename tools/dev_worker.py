"""The worker as developers run it: it starts anew when code changes."""

import os

import django
from django.utils.autoreload import run_with_reloader

from jobs.worker import Worker


def work() -> None:
    django.setup()
    Worker().run()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    run_with_reloader(work)
