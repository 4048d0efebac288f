from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Day
from content.schema.works import PartneredFacts


@dataclass(frozen=True, kw_only=True)
class Project(PartneredFacts):
    """A project, which works belong to."""

    section: ClassVar[str] = "projects"

    starts_on: date | None = key(Day(), "Its first day.")
    ends_on: date | None = key(Day(), "Its last day.")

    def faults(self) -> Iterator[tuple[str, str]]:
        yield from super().faults()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            yield "ends_on", "A project ends after it begins."
