"""The people of the demonstration. Their passwords are told to everyone."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale

from accounts.models import User
from content.guidelines import lay_out
from content.wording import lay_out_wording
from home.site_setup import EDITORS, PUBLISHERS, TRANSLATORS
from translation.models import LanguageRole


class Refused(Exception):  # noqa: N818
    """The site is no place for people whose passwords are known."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone to sign in as."""

    name: str
    first_name: str
    last_name: str
    does: str
    group: str = ""
    language: str = ""
    is_admin: bool = False

    @property
    def password(self) -> str:
        return f"{self.name}-of-plenary"


PEOPLE = (
    Person(
        name="editor",
        first_name="Amara",
        last_name="Linden",
        group=EDITORS,
        does="writes, and submits to a publisher",
    ),
    Person(
        name="publisher",
        first_name="Tomas",
        last_name="Okello",
        group=PUBLISHERS,
        does="approves, publishes and withdraws",
    ),
    Person(
        name="translator",
        first_name="Claire",
        last_name="Vasseur",
        group=TRANSLATORS,
        language="fr",
        does="translates into French, and publishes it",
    ),
    Person(
        name="admin",
        first_name="Ines",
        last_name="Marrow",
        is_admin=True,
        does="may do everything",
    ),
)


@transaction.atomic
def invite() -> list[str]:
    """
    Make the people who are missing and give all of them their passwords, and guidelines to write by. A
    line for each person.
    """
    if settings.PRODUCTION:
        raise Refused(
            "The passwords of these people are known to everyone, so they are for the"
            " demonstration only. On a real site: manage.py createsuperuser."
        )
    for person in PEOPLE:
        _make(person)
    lay_out()
    lay_out_wording()
    return [f"{p.name:<12}{p.password:<24}{p.does}" for p in PEOPLE]


def _make(person: Person) -> None:
    user, _created = User.objects.get_or_create(
        username=person.name, defaults={"email": f"{person.name}@plenary.example"}
    )
    user.first_name, user.last_name = person.first_name, person.last_name
    user.is_superuser = user.is_staff = person.is_admin
    user.set_password(person.password)
    user.save()
    user.groups.set(Group.objects.filter(name=person.group))
    if person.language:
        locale = Locale.objects.get(language_code=person.language)
        role = LanguageRole.Role.REVISER
        LanguageRole.objects.get_or_create(user=user, locale=locale, role=role)
