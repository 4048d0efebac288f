from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationConfig(AppConfig):
    name = "translation"
    verbose_name = _("Translation")

    def ready(self) -> None:
        from translation import checks, engine, following, strings  # noqa: F401, PLC0415

        engine.take_over()
        strings.take_over()
        following.connect()
