from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Choice, Day, Many, Text, Work
from content.schema.works import Facts

CONSENTS = ("name", "photo", "biography")


@dataclass(frozen=True, kw_only=True)
class Person(Facts):
    """Someone who takes part."""

    section: ClassVar[str] = "persons"

    role: str = key(Text(limit=250), "What they are.", translated=True)
    affiliation: str = key(Work(section="partners"), "The organization they belong to.")
    consents: tuple[str, ...] = key(
        Many(of=Choice(of=CONSENTS)),
        "What they agreed to. Nobody is published who has not agreed to be named.",
    )
    name_until: date | None = key(Day(), "The last day on which they may be named.")
    photo_until: date | None = key(Day(), "The last day on which their picture is shown.")
    biography_until: date | None = key(Day(), "The last day on which their text is shown.")
