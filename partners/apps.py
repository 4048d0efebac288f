from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        from wagtail.signals import page_published, page_unpublished  # noqa: PLC0415

        from access.withholding import declare  # noqa: PLC0415
        from partners.following import after_publishing  # noqa: PLC0415
        from partners.models import PartnerPage, PersonPage  # noqa: PLC0415
        from partners.successions import tell_successor  # noqa: PLC0415
        from partners.withholding import persons_who_withhold  # noqa: PLC0415

        declare(persons_who_withhold)
        page_published.connect(
            after_publishing, sender=PersonPage, dispatch_uid="partners.following"
        )

        for signal in (page_published, page_unpublished):
            signal.connect(tell_successor, sender=PartnerPage, dispatch_uid="partners.successions")
