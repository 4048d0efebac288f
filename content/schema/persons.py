from dataclasses import dataclass
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Text, Work
from content.schema.works import Facts


@dataclass(frozen=True, kw_only=True)
class Person(Facts):
    """Someone who takes part."""

    section: ClassVar[str] = "persons"

    role: str = key(Text(limit=250), "What they are.", translated=True)
    affiliation: str = key(Work(section="partners"), "The organization they belong to.")
