from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from content.schema.keys import Group, key
from content.schema.shapes import Address, Choice, Day, Many, Text, Work
from content.schema.works import Facts

TYPES = ("ngo", "academia", "private-sector", "government", "un-entity", "alliance")


@dataclass(frozen=True, kw_only=True)
class FormerName:
    """A name that an organization had before."""

    name: str = key(Text(limit=200), "The name.", required=True)
    until: date | None = key(Day(), "The last day it was used.")


@dataclass(frozen=True, kw_only=True)
class Partner(Facts):
    """An organization that works with us."""

    section: ClassVar[str] = "partners"

    organization_type: str = key(Choice(of=TYPES), "What kind of organization.", required=True)
    acronym: str = key(Text(limit=40), "Its acronym.", translated=True)
    aliases: tuple[str, ...] = key(
        Many(of=Text(limit=200)), "Other names, in any language, by which it is found."
    )
    former_names: tuple[FormerName, ...] = key(
        Many(of=Group(of=FormerName)), "Names it had before."
    )
    successor: str = key(Work(section="partners"), "Who carries its work on.")
    site: str = key(Address(), "Its site.")
