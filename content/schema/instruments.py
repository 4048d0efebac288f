from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Choice, Day, Text, Work
from content.schema.works import Facts

TYPES = ("convention", "protocol", "mechanism", "article")


@dataclass(frozen=True, kw_only=True)
class Instrument(Facts):
    """A treaty, a protocol, an article, or what reviews them."""

    section: ClassVar[str] = "instruments"

    instrument_type: str = key(Choice(of=TYPES), "What it is.", required=True)
    parent: str = key(Work(section="instruments"), "The instrument it belongs to.")
    acronym: str = key(Text(limit=40), "Its acronym, such as UNTOC.", translated=True)
    number: str = key(Text(limit=20), "The number of an article.")
    adopted_on: date | None = key(Day(), "When it was adopted.")
    in_force_on: date | None = key(Day(), "When it came into force.")
    symbol: str = key(Text(limit=60), "Its document symbol, such as A/RES/55/25.")
