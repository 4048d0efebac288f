"""People who sign in."""

import itertools
from typing import Any

from django.contrib.auth.models import Group
from wagtail.models import Locale

from accounts.models import User
from home.site_setup import EDITORS, PUBLISHERS, TRANSLATORS
from translation.models import LanguageRole

_numbers = itertools.count(1)


def make_person(*groups: str, **fields: Any) -> User:
    """Someone with an account, in some groups. The password is "a long pass phrase"."""
    number = next(_numbers)
    fields = {"username": f"person-{number}", "email": f"person-{number}@example.org"} | fields
    person = User.objects.create_user(password="a long pass phrase", **fields)
    person.groups.set(Group.objects.filter(name__in=groups))
    return person


def make_editor() -> User:
    return make_person(EDITORS)


def make_publisher() -> User:
    return make_person(PUBLISHERS)


def make_translator(language: str = "fr", role: str = "reviser") -> User:
    """A translator who may publish in one language (role="translator": may only write)."""
    person = make_person(TRANSLATORS)
    locale = Locale.objects.get(language_code=language)
    LanguageRole.objects.create(user=person, locale=locale, role=role)
    return person
