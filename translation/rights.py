"""
Who may do what in which language.

A language is asked about beside Wagtail's own permissions, never instead of them. A superuser may do
everything; everyone else needs a row of LanguageRole, their own or their group's. The exception are works
that were written in the site's own language (LANGUAGE_CODE): Wagtail's permissions alone speak about them.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from wagtail.models import Locale

from translation.models import LanguageRole

# What `request.user` is: a user of whichever model Wagtail and Django take it for, or nobody.
type Person = Any

Role = LanguageRole.Role

ANY = (Role.REQUESTER, Role.TRANSLATOR, Role.REVISER, Role.HEAD)
TRANSLATES = (Role.TRANSLATOR, Role.REVISER, Role.HEAD)
PUBLISHES = (Role.REVISER, Role.HEAD)


def may(user: Person, locale: Locale | int, *roles: str) -> bool:
    """Whether someone has one of these roles in a language. One query for all questions about a person."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    return not _roles(user).get(_key(locale), frozenset()).isdisjoint(roles)


def languages_of(user: Person, *roles: str) -> list[Locale]:
    """The languages in which someone has one of these roles, in the order of the settings' languages."""
    return [locale for locale in Locale.objects.all() if may(user, locale, *roles)]


def is_site_language(user: Person, locale: Locale | int) -> bool:
    """
    Whether this is the language that the site is written in: there, works take Wagtail's permission only.
    One query for all questions of a person.
    """
    known: int | None = getattr(user, "_site_language", None)
    if known is None:
        known = Locale.get_default().pk
        user._site_language = known  # noqa: SLF001
    return _key(locale) == known


def _roles(user: Person) -> Mapping[int, frozenset[str]]:
    """By language. Kept on the person's object, which lives for one request, as Django keeps permissions."""
    known: dict[int, frozenset[str]] | None = getattr(user, "_language_roles", None)
    if known is None:
        known = {}
        if user.is_authenticated:
            rows = LanguageRole.objects.filter(Q(user=user.pk) | Q(group__user=user.pk))
            for locale, role in rows.values_list("locale_id", "role"):
                known[locale] = known.get(locale, frozenset()) | {role}
        user._language_roles = known  # noqa: SLF001
    return known


def _key(locale: Locale | int) -> Any:
    return locale if isinstance(locale, int) else locale.pk
