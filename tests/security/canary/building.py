"""Where the library is built: in one transaction that is kept open while it is looked at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction
from django.test import override_settings

from home.models import HomePage
from home.site_setup import set_up


@contextmanager
def kept(blocker: Any, files: Path) -> Iterator[None]:
    """What is written inside lasts until its end, for any number of tests, and no longer."""
    with blocker.unblock(), override_settings(MEDIA_ROOT=files):
        if not HomePage.objects.exists():
            set_up(name="Plenary", host="testserver", port=80)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
