"""Pages that works can be about, with what those works carry."""

from functools import cached_property
from typing import Any

from wagtail.models import Page

from search.library import Value, works_about


class Landing:
    """A page that works can be about: a topic, a partner, a country. What they carry leads here."""

    # As Wagtail's page brings them.
    locale: Any
    translation_key: Any

    @property
    def carried(self) -> Value | None:
        """What works about this page carry; nothing where no work can be about it."""
        facet = getattr(self, "facet", None)
        return Value(facet.name, self.translation_key) if facet else None

    @cached_property
    def works(self) -> list[Page]:
        """The newest works that anyone may see about it, as its reader gets them."""
        return works_about(*self.carried, reader=self.locale) if self.carried else []
