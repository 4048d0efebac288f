"""How a kind of page is written, in the words of those who publish here."""

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from pages import vocabularies
from pages.fields import CodeField
from pages.languages import direction, language_tag

FEATURES = ["bold", "ol", "ul", "link"]


def kinds() -> list[tuple[str, str]]:
    """The kinds of pages that have a word of their own, as choices."""
    from django.apps import apps  # noqa: PLC0415

    from pages.models import BasePage  # noqa: PLC0415

    found = {
        model.search_kind: str(capfirst(model._meta.verbose_name))
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.search_kind
    }
    return sorted(found.items(), key=lambda pair: pair[1])


def languages() -> list[tuple[str, str]]:
    """The languages of the admin, as choices."""
    return [(code, vocabularies.language_name(code)) for code, _name in settings.LANGUAGES]


class Guideline(models.Model):
    """
    How to write one kind of page, for editors who use the admin in one language.

    It stands above the fields of the form. What a single field wants is said in its help text.
    """

    kind = CodeField(_("kind of page"), vocabulary=kinds)
    language = CodeField(
        _("language"),
        vocabulary=languages,
        default="en",
        help_text=_(
            "In which editors use this admin. Those without a text of their own read English."
        ),
    )
    text = RichTextField(_("text"), features=FEATURES)

    class Meta:
        verbose_name = _("guideline")
        verbose_name_plural = _("guidelines")
        ordering = ("kind", "language")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "language"),
                name="guideline_of_a_kind_once_a_language",
                violation_error_message=_("There is a guideline for this kind in this language."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind_name} ({self.language_name})"

    @property
    def kind_name(self) -> str:
        return dict(kinds()).get(self.kind, self.kind)

    @property
    def language_name(self) -> str:
        return vocabularies.language_name(self.language)

    @property
    def is_foreign(self) -> bool:
        """Whether it is in another language than the admin that shows it."""
        return self.language != (get_language() or "en")

    @property
    def lang(self) -> str:
        return language_tag(self.language)

    @property
    def dir(self) -> str:
        return direction(self.language)


def guideline_for(kind: str) -> Guideline | None:
    """The guideline for a kind of page in the language of whoever asks, else in English. One query."""
    own = get_language() or "en"
    found = {
        guideline.language: guideline
        for guideline in Guideline.objects.filter(kind=kind, language__in={own, "en"})
    }
    return found.get(own) or found.get("en")
