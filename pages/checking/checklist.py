"""All there is to say about a draft before it is published."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.checking import remarks
from pages.checking.faults import faults
from pages.checking.languages import about_languages
from pages.checking.neighbours import about_neighbours
from pages.checking.own_links import about_own_links
from pages.checking.remarks import Level, Remark
from translation import gate


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """What there is to say, in the order of the form."""

    remarks: tuple[Remark, ...]

    @property
    def blocking(self) -> list[Remark]:
        return self._at(Level.BLOCKS)

    @property
    def warning(self) -> list[Remark]:
        return self._at(Level.WARNS)

    @property
    def telling(self) -> list[Remark]:
        return self._at(Level.TELLS)

    def _at(self, level: Level) -> list[Remark]:
        return [remark for remark in self.remarks if remark.level == level]

    def in_words(self) -> list[str]:
        """How much there is of each, in short sentences."""
        blocking, warning = len(self.blocking), len(self.warning)
        first = ngettext(
            "%(count)d thing keeps it from being published.",
            "%(count)d things keep it from being published.",
            blocking,
        )
        second = ngettext("%(count)d thing to look at.", "%(count)d things to look at.", warning)
        return [
            first % {"count": blocking}
            if blocking
            else _("Nothing keeps it from being published."),
            *([second % {"count": warning}] if warning else []),
        ]


def checklist(page: Any, *, by: Any) -> Checklist:
    """
    Of a page as its newest revision has it, for whoever would publish it: the gate's refusals, what
    publishing would find missing, and what the page type says of itself.
    """
    own = list(page.remarks())
    # What the gate refuses and the page type knows a place for is said there.
    told = {remark.sentence for remark in own}
    found = [
        *(remarks.blocks(words) for words in gate.refusals(page, by=by) if words not in told),
        *faults(page),
        *own,
        *about_neighbours(page),
        *about_own_links(page),
        *about_languages(page),
    ]
    return Checklist(remarks=tuple(dict.fromkeys(found)))
