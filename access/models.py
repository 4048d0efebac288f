from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkSource(models.Model):
    """The page that a work was first written as: its other languages are translations of this one."""

    translation_key = models.UUIDField(_("work"), primary_key=True)
    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta:
        verbose_name = _("source of a work")
        verbose_name_plural = _("sources of works")

    def __str__(self) -> str:
        return str(self.page)
