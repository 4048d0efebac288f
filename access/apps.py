from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "access"
    verbose_name = _("Who sees what")

    def ready(self) -> None:
        from access import atomic, sources  # noqa: PLC0415

        atomic.make_writes_atomic()
        sources.connect()
