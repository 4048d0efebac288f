from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import checks, signals  # noqa: F401, PLC0415
        from search.asked import recording  # noqa: PLC0415
        from search.wording import watching  # noqa: PLC0415

        signals.connect()
        watching.connect()
        request_finished.connect(recording.write, dispatch_uid="search.asked")
