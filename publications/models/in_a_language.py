"""What is read, heard or watched in one language: a file, a recording."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages import vocabularies
from pages.language_choice import LanguageField


class InALanguage(models.Model):
    """A row of something that is in one language, whatever the language of its page."""

    language = LanguageField(_("language"))

    class Meta:
        abstract = True

    @property
    def language_name(self) -> str:
        """Its language in its own words, as who understands it looks for it."""
        return vocabularies.language_name(self.language, self.language)
