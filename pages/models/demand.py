"""What visitors looked for and did not find: words, a language, a number and days. Never who asked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages import vocabularies


class Demand(models.Model):
    """A question without an answer, once for all who asked it in a language."""

    language = models.CharField(_("language"), max_length=10)
    words = models.CharField(_("words"), max_length=200)
    folded = models.CharField(_("words as compared"), max_length=200)
    asked = models.PositiveIntegerField(_("how often"), default=0)
    first_on = models.DateField(_("first on"))
    last_on = models.DateField(_("last on"))

    class Meta:
        verbose_name = _("unanswered question")
        verbose_name_plural = _("unanswered questions")
        ordering = ("-asked", "-last_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("language", "folded"), name="a_question_once_a_language"
            ),
        )
        indexes = (models.Index(fields=["-asked", "-last_on"], name="most_asked"),)

    def __str__(self) -> str:
        return self.words

    @property
    def language_name(self) -> str:
        return vocabularies.language_name(self.language)


class DemandSentence(models.Model):
    """What somebody needed it for, in a sentence."""

    demand = models.ForeignKey(Demand, on_delete=models.CASCADE, related_name="sentences")
    text = models.CharField(_("sentence"), max_length=300)
    told_on = models.DateField(_("told on"))

    class Meta:
        verbose_name = _("sentence of a question")
        verbose_name_plural = _("sentences of questions")
        ordering = ("-told_on", "-pk")

    def __str__(self) -> str:
        return self.text
