"""The queue of tasks that pages leave for later."""

from django.conf import settings


def is_stored() -> bool:
    """Whether tasks wait in the database for the worker. In tests they run at once."""
    return "DatabaseBackend" in settings.TASKS["default"]["BACKEND"]
