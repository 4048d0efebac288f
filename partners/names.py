"""Which organization a name in an address means."""

from collections.abc import Iterable

from django.utils.text import slugify
from wagtail.models import Locale

from pages.languages import Resolved, resolve
from search.models import SearchEntry


def partner_called(slug: str, reader: Locale) -> Resolved | None:
    """
    The one visible partner with this acronym, alias or former name, written as an address; None where
    there is none or several. A query, and three more where one is found.
    """
    known = SearchEntry.objects.filter(kind="partner", visible=True)
    families = [
        family for family, names in known.values_list("family", "aliases") if _has(names, slug)
    ]
    found = list(resolve(families, reader).values()) if families else []
    return found[0] if len(found) == 1 else None


def _has(names: Iterable[str], slug: str) -> bool:
    return slug in {slugify(name) for name in names}
