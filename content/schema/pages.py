from dataclasses import dataclass
from typing import ClassVar

from content.schema.works import Facts


@dataclass(frozen=True, kw_only=True)
class StandingText(Facts):
    """A page that stands by itself, such as the privacy notice. `pages/home` is the front page."""

    section: ClassVar[str] = "pages"
