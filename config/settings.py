"""
The settings, from the environment. Production is the default: what must be secret has no default there.

`PLENARY_MODE` is `production`, `demo` (SQLite, one machine, told to anyone) or `test`.
Every variable stands in the README's table; a test compares the two.
"""

from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _
from environs import Env

from config import installed, policies, refusal

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env(eager=False)
MODE = env.str("PLENARY_MODE", "production", validate=refusal.MODE)
PRODUCTION = MODE not in {"demo", "test"}
_var = env.path("PLENARY_VAR", BASE_DIR / "var")
_demo_secret = "told-to-everyone-and-so-only-for-the-demonstration-" + "x" * 20

SECRET_KEY = (
    env.str("SECRET_KEY", validate=refusal.secret(_demo_secret))
    if PRODUCTION
    else env.str("SECRET_KEY", _demo_secret)
)
ALLOWED_HOSTS = (
    env.list("ALLOWED_HOSTS", validate=refusal.NEEDED)
    if PRODUCTION
    else env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
)
_sqlite = f"sqlite:///{(BASE_DIR / 'var' / 'plenary.sqlite3').as_posix()}"
DATABASES = {
    "default": env.dj_db_url("DATABASE_URL")
    if PRODUCTION
    else env.dj_db_url("DATABASE_URL", _sqlite)
}
WAGTAILADMIN_BASE_URL = (
    env.str("BASE_URL", validate=refusal.NEEDED)
    if PRODUCTION
    else env.str("BASE_URL", "http://localhost:8000")
)
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", "")
ELASTICSEARCH_PREFIX = env.str("ELASTICSEARCH_PREFIX", "plenary")
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", 90)
SEARCH_LOG_MINIMUM = env.int("SEARCH_LOG_MINIMUM", 3)
CACHE_URL = env.str("CACHE_URL", "")
# How long a question without an answer is kept after somebody last asked it.
DEMAND_DAYS = env.int("DEMAND_DAYS", 365)
MEDIA_ROOT = env.path("MEDIA_ROOT", _var / "files")
STATIC_ROOT = env.path("STATIC_ROOT", BASE_DIR / "static-collected")
METRICS_TOKEN = env.str("METRICS_TOKEN", "")
FILES_ACCEL_PREFIX = env.str("FILES_ACCEL_PREFIX", "")
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "plenary@localhost")
_email_host = env.str("EMAIL_HOST", "")
_email_port = env.int("EMAIL_PORT", 587)
_email_user = env.str("EMAIL_USER", "")
_email_password = env.str("EMAIL_PASSWORD", "")
_proxied = env.bool("BEHIND_PROXY", False)
_log_level = env.str("LOG_LEVEL", "INFO")
WAGTAIL_SITE_NAME = env.str("SITE_NAME", "Plenary")
with refusal.in_one_sentence():
    env.seal()

DEBUG = False
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = installed.APPS
MIDDLEWARE = installed.MIDDLEWARE

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- databases, cache, work -------------------------------------------

_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    _database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    _database |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    _database.setdefault("OPTIONS", {}).setdefault(
        "options", "-c statement_timeout=30s -c lock_timeout=10s"
    )

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
    if CACHE_URL
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "jobs_cache"}
}
# Sizes of pictures are read from their table, many at once; a cached copy would be a second truth.
CACHES["renditions"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}

# Copies of public pages, filed under the version of everything published: each process may keep its own.
CACHES["pages"] = (
    CACHES["default"] | {"KEY_PREFIX": "pages"}
    if CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    }
)

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}

# --- languages --------------------------------------------------------

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("ar", _("Arabic")),
    ("zh-hans", _("Chinese")),
    ("en", _("English")),
    ("fr", _("French")),
    ("ru", _("Russian")),
    ("es", _("Spanish")),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [
    (code, LANG_INFO[code]["name_local"]) for code, _name in LANGUAGES
]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["pages.formats"]

# --- Wagtail ----------------------------------------------------------

WAGTAIL_I18N_ENABLED = True
# "localtime" is no zone that a browser knows.
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAILIMAGES_IMAGE_MODEL = "pages.Image"
WAGTAILDOCS_DOCUMENT_MODEL = "pages.Document"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
# Alike to the eye; what each format then weighs: docs/adr, "The worker makes the sizes of pictures".
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 75
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "docx", "xlsx", "pptx", "odt", "ods", "txt"]
WAGTAILEMBEDS_RESPONSIVE_HTML = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# --- people -----------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.sign_in.backends.NameOrEmailBackend"]
LOGIN_URL = "wagtailadmin_login"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
if PRODUCTION:
    AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]

# --- security ---------------------------------------------------------

SECURE_CSP = policies.PUBLIC
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# The editors' preview is a frame of the same site.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
if PRODUCTION:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
if _proxied:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- files, mails, logs -----------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "config.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "/nowhere/"  # Files have addresses of their own; nothing is served from here.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
if not PRODUCTION:
    for folder in (_var, STATIC_ROOT):
        folder.mkdir(parents=True, exist_ok=True)

MAILERS = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": _email_host,
            "port": _email_port,
            "username": _email_user,
            "password": _email_password,
            "use_tls": True,
        },
    }
    if _email_host
    else {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Each save of a page enqueues tasks; that they ran is no news.
    "loggers": {"django.tasks": {"level": "WARNING"}},
    "root": {"handlers": ["console"], "level": _log_level},
}
