"""
Editors and workers as processes of their own, for tests of what happens between two of them.

    python -m tests.search.processes publish 5          publish a page, and die right after the commit
    python -m tests.search.processes edit 5 6 -- 40     edit two pages 40 times, in this order
    python -m tests.search.processes work 3             settle what is left, for so many seconds
    python -m tests.search.processes ask 40             look for the same words so many times
    python -m tests.search.processes hear               say a word, and wait for the answer of another process
"""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.db import connection


def start(*arguments):
    """Start one on the database of this test."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": address(),
        "LOG_LEVEL": "ERROR",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tests.search.processes", *map(str, arguments)],
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def address():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    return f"postgres://{who}/{database['NAME']}"


def ended(process):
    """Wait for its end: its status and what it complained of."""
    _out, complaints = process.communicate(timeout=120)
    return process.returncode, complaints


def publish(page):
    from wagtail.models import Page

    from jobs.faults import armed

    def die(point):
        if point == "search.committed":
            os.kill(os.getpid(), signal.SIGKILL)

    with armed(die):
        Page.objects.get(pk=page).specific.save_revision().publish()


def edit(pages, times):
    from django.db import transaction
    from wagtail.models import Page

    from search.outbox import changed

    for number in range(times):
        with transaction.atomic():
            for page in pages:
                changed([Page.objects.get(pk=page).translation_key], f"edit {number}")
        Page.objects.get(pk=pages[0]).specific.save_revision().publish()


def work(seconds):
    from search import outbox

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        outbox.settle_rest()
        time.sleep(0.02)


def ask(times):
    from search.asked import recording

    for _again in range(times):
        recording.note_asked("harbour", "en", found=1)
        recording.write()


def hear():
    from search.models.staff import CertainWord
    from search.wording import table

    CertainWord.objects.create(word="question")
    until = time.monotonic() + 60
    while "answer" not in table.never_corrected("en"):
        assert time.monotonic() < until
        time.sleep(0.05)


def main():
    import django

    django.setup()
    match sys.argv[1:]:
        case ["publish", page]:
            publish(int(page))
        case ["edit", one, two, "--", times]:
            edit([int(one), int(two)], int(times))
        case ["work", seconds]:
            work(float(seconds))
        case ["ask", times]:
            ask(int(times))
        case ["hear"]:
            hear()


if __name__ == "__main__":
    main()
