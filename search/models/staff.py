"""
What staff say to the search, and what it tells them. Words first: synonyms, works to recommend, words that
are right as they are. Then what is asked, counted without persons (docs/adr/queries-without-persons.md).
"""

import re
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

LONGEST_LIST = 2_000
_BETWEEN = re.compile(r"[,;\n\r،؛、，；]+")


def languages() -> list[tuple[str, str]]:
    """The languages that people search in, as choices."""
    return [(code, str(name)) for code, name in settings.LANGUAGES]


def listed(text: str) -> tuple[str, ...]:
    """Words of a list, between commas or one a line, each once."""
    found = (" ".join(part.split()) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in found if part))


class WordingVersion(models.Model):
    """Which wording holds: a new number at each change, never one that was there before."""

    name = models.CharField(_("name"), max_length=10, primary_key=True, default="wording")
    number = models.UUIDField(_("number"), default=uuid.uuid4)

    class Meta:
        verbose_name = _("version of the wording")
        verbose_name_plural = _("versions of the wording")

    def __str__(self) -> str:
        return str(self.number)


class Synonyms(models.Model):
    """Words that mean the same, or words that lead to others: "drugs" finds "narcotics" too."""

    class Direction(models.TextChoices):
        EQUAL = "equal", _("All of them mean the same")
        ONE_WAY = "one-way", _("They lead to others")

    language = models.CharField(_("language"), max_length=10, choices=languages, default="en")
    direction = models.CharField(
        _("direction"), max_length=10, choices=Direction, default=Direction.EQUAL
    )
    words = models.TextField(
        _("words"),
        max_length=LONGEST_LIST,
        help_text=_("Between commas, or one a line. One may be of several words: organised crime."),
    )
    others = models.TextField(
        _("others"),
        max_length=LONGEST_LIST,
        blank=True,
        help_text=_(
            "What the words lead to. Whoever looks for one of these does not find the words."
        ),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ("language", "words")

    def __str__(self) -> str:
        said, meant = ", ".join(listed(self.words)), ", ".join(listed(self.others))
        return f"{said} → {meant}" if self.direction == self.Direction.ONE_WAY else said

    def told(self) -> str:
        """All of it in a line, for the log."""
        return f"{self.language}: {self}"

    def rules(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each word with what may stand for it."""
        said = listed(self.words)
        if self.direction == self.Direction.ONE_WAY:
            return [(word, listed(self.others)) for word in said]
        return [(word, said) for word in said]


class Recommendation(models.Model):
    """A work that stands above all others when certain words are looked for."""

    class Match(models.TextChoices):
        WHOLE = "whole", _("Nothing else is typed")
        INSIDE = "inside", _("All of these words are typed, among others or alone")

    language = models.CharField(
        _("language"), max_length=10, choices=languages, default="en", help_text=_("Of the reader.")
    )
    queries = models.TextField(
        _("words that are looked for"),
        max_length=LONGEST_LIST,
        help_text=_("One search a line."),
    )
    match = models.CharField(_("when"), max_length=10, choices=Match, default=Match.WHOLE)
    page = models.ForeignKey(
        Page,
        verbose_name=_("work"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("It is shown in the reader's language where it exists in it."),
    )
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(
        pgettext_lazy("order", "place"), default=1, help_text=_("The lowest number stands first.")
    )

    class Meta:
        verbose_name = _("recommended result")
        verbose_name_plural = _("recommended results")
        ordering = ("language", "place", "pk")

    def __str__(self) -> str:
        return gettext("%(work)s, for: %(words)s") % {
            "work": self.page.title,
            "words": ", ".join(self.searches()),
        }

    def told(self) -> str:
        """All of it in a line, for the log."""
        days = f"{self.first_day or ''}–{self.last_day or ''}"
        parts = (f"{self.language}: {self}", self.get_match_display(), days, self.place)
        return "; ".join(map(str, parts))

    def searches(self) -> tuple[str, ...]:
        """The searches it is recommended for, one a line."""
        lines = (" ".join(line.split()) for line in self.queries.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class CertainWord(models.Model):
    """A word that is right as it is: no search ever takes it for a slip of the pen."""

    language = models.CharField(
        _("language"),
        max_length=10,
        choices=languages,
        blank=True,
        help_text=_("None: in every language."),
    )
    word = models.CharField(_("word"), max_length=64)

    class Meta:
        verbose_name = pgettext_lazy("never to correct", "word never to correct")
        verbose_name_plural = pgettext_lazy("never to correct", "words never to correct")
        ordering = ("word", "language")

    def __str__(self) -> str:
        return self.word

    def told(self) -> str:
        """All of it in a line, for the log."""
        return f"{self.language or '*'}: {self.word}"


class AskedSalt(models.Model):
    """The secret of a day: with it the rare queries of the day are hashed. It goes when the day is over."""

    day = models.DateField(_("day"), primary_key=True)
    salt = models.BinaryField(_("salt"))

    class Meta:
        verbose_name = _("salt of a day")
        verbose_name_plural = _("salts of days")

    def __str__(self) -> str:
        return str(self.day)


class AskedQuery(models.Model):
    """
    How often something was looked for on a day, in a language of readers, and what came of it.

    `words` are empty until it was asked in several different parts of the day (`spells`); until then
    only `key`, a hash with the salt of the day, tells it from others. One row a day and language without
    a key sums up the rare queries of a day that is over.
    """

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=10, choices=languages)
    key = models.CharField(_("key"), max_length=64, blank=True)
    words = models.CharField(_("words"), max_length=300, blank=True)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    empty = models.PositiveIntegerField(_("found nothing"), default=0)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    found = models.PositiveIntegerField(_("works found"), default=0)
    spells = models.PositiveIntegerField(_("parts of the day"), default=0)
    last_spell = models.PositiveSmallIntegerField(_("last part of the day"), default=0)

    class Meta:
        verbose_name = _("query")
        verbose_name_plural = _("queries")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["day", "language", "key"], name="a_query_once_a_day")
        ]
        indexes = [models.Index(fields=["language", "words"], name="search_asked_words")]

    def __str__(self) -> str:
        return self.words
