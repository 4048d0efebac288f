import datetime
from dataclasses import dataclass
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Day, Text, Work
from content.schema.works import ProjectFacts


@dataclass(frozen=True, kw_only=True)
class News(ProjectFacts):
    """A story: what happened, where, who took part."""

    section: ClassVar[str] = "news"

    date: datetime.date | None = key(Day(), "The day of the dateline.", required=True)
    place: str = key(Text(limit=120), "The place of the dateline.", translated=True)
    event: str = key(Work(section="events"), "The side event that it reports on.")
