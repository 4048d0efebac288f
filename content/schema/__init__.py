"""
The format of the content folder: a dataclass for each kind of work, read by its fields.

The documentation in docs/content.md is written from them.
"""

from content.schema.events import Event
from content.schema.instruments import Instrument
from content.schema.keys import Key, keys_of
from content.schema.news import News
from content.schema.pages import StandingText
from content.schema.partners import Partner
from content.schema.persons import Person
from content.schema.projects import Project
from content.schema.research import Research
from content.schema.topics import Topic
from content.schema.works import Facts, Standing

KINDS: dict[str, type[Facts]] = {
    kind.section: kind
    for kind in (
        News,
        Event,
        Partner,
        Person,
        Research,
        Project,
        Instrument,
        Topic,
        StandingText,
    )
}

__all__ = [
    "KINDS",
    "Event",
    "Facts",
    "Instrument",
    "Key",
    "News",
    "Partner",
    "Person",
    "Project",
    "Research",
    "Standing",
    "StandingText",
    "Topic",
    "keys_of",
]
