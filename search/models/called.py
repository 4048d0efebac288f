"""What works are called, and the words that their names are made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntryName(models.Model):
    """
    One way to begin a name of a work, looked up while somebody types (`search.naming`). Kept as bytes:
    databases sort letters each by a language, and bytes by bytes.
    """

    entry = models.ForeignKey(
        "search.SearchEntry", on_delete=models.CASCADE, related_name="names_of"
    )
    language = models.CharField(_("language"), max_length=10, blank=True)
    rank = models.SmallIntegerField(_("rank"))
    folded = models.BinaryField(_("beginning"))

    class Meta:
        verbose_name = _("name of a search entry")
        verbose_name_plural = _("names of search entries")
        indexes = [models.Index(fields=["language", "rank", "folded"], name="search_name_begins")]

    def __str__(self) -> str:
        return bytes(self.folded).decode()


class SearchWord(models.Model):
    """
    A word of a title, a heading, a summary or an alias, to correct a slip by. Nothing says here whether
    anyone may still see it: whoever offers it asks that (`search.corrections`).
    """

    word = models.CharField(_("word"), max_length=40, unique=True)
    length = models.SmallIntegerField(_("number of letters"))
    folded = models.BinaryField(_("letters"))
    backwards = models.BinaryField(_("letters from the end"))

    class Meta:
        verbose_name = _("known word")
        verbose_name_plural = _("known words")
        indexes = [
            models.Index(fields=["length", "folded"], name="search_word_begins"),
            models.Index(fields=["length", "backwards"], name="search_word_ends"),
        ]

    def __str__(self) -> str:
        return self.word
