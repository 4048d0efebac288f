"""Who works in which language, and which pages are written rather than translated."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LanguageRole(models.Model):
    """What a person, or everyone in a group, does in a language."""

    class Role(models.TextChoices):
        REQUESTER = "requester", _("Requester: asks for translations")
        TRANSLATOR = "translator", _("Translator: translates")
        REVISER = "reviser", _("Reviser: translates and publishes")
        HEAD = "head", _("Head of the language: everything in it")

    locale = models.ForeignKey(
        "wagtailcore.Locale",
        verbose_name=_("language"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="language_roles",
    )
    group = models.ForeignKey(
        "auth.Group",
        verbose_name=_("or a group"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="language_roles",
    )
    role = models.CharField(
        pgettext_lazy("in a language", "role"), max_length=12, choices=Role, default=Role.TRANSLATOR
    )

    class Meta:
        verbose_name = _("language role")
        verbose_name_plural = _("language roles")
        ordering = ("locale__language_code", "role", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(user=None, group__isnull=False)
                | models.Q(user__isnull=False, group=None),
                name="language_role_of_a_person_or_a_group",
                violation_error_message=_("Choose a person or a group, not both."),
            ),
            models.UniqueConstraint(
                fields=("locale", "user", "role"),
                condition=models.Q(group=None),
                name="language_role_of_a_person_once",
                violation_error_message=_("This person has this role already."),
            ),
            models.UniqueConstraint(
                fields=("locale", "group", "role"),
                condition=models.Q(user=None),
                name="language_role_of_a_group_once",
                violation_error_message=_("This group has this role already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user or self.group}, {self.locale}: {self.get_role_display()}"


class IndependentTranslation(models.Model):
    """A page that was written in its language, or goes its own way since: no source changes it."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("independent translation")
        verbose_name_plural = _("independent translations")

    def __str__(self) -> str:
        return str(self.page)
