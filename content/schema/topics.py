from dataclasses import dataclass
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Work
from content.schema.works import Facts


@dataclass(frozen=True, kw_only=True)
class Topic(Facts):
    """Something that works are about."""

    section: ClassVar[str] = "topics"

    parent: str = key(Work(section="topics"), "The wider topic it belongs to.")
