"""The settings under test: SQLite in a file, or what DATABASE_URL names; quick hashes; tasks at once."""

import os

os.environ["PLENARY_MODE"] = "test"

from config.settings import *  # noqa: F403
from config.settings import BASE_DIR, DATABASES, LOGGING

DATABASES["default"].setdefault("TEST", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Two people at work on one checkout each name a file of their own.
    DATABASES["default"]["TEST"]["NAME"] = os.environ.get(
        "TEST_SQLITE", str(BASE_DIR / "var" / "test.sqlite3")
    )

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
MEDIA_ROOT = BASE_DIR / "var" / "test-files"
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
# Three lines for each page that a test makes are a twentieth of a run, and nobody reads them.
LOGGING["root"] = {"handlers": ["console"], "level": "WARNING"}
