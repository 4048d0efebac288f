from dataclasses import dataclass
from typing import ClassVar

from content.schema.keys import key
from content.schema.shapes import Many, Work
from content.schema.works import Facts


@dataclass(frozen=True, kw_only=True)
class StandingText(Facts):
    """A page that stands by itself, such as the privacy notice. `pages/home` is the front page."""

    section: ClassVar[str] = "pages"

    projects: tuple[str, ...] = key(
        Many(of=Work(section="projects")), "The projects it belongs to; not on the front page."
    )
