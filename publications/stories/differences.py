"""What an event says now that its story does not know yet, and what an editor answers to each."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from publications.stories.carrying import Carrying
from publications.stories.facts import LABELS, Facts, as_data, facts_of, from_data, keys, told

TAKE, LEAVE = "take", "leave"
# The name of the button in the story's form; its value is "take:place", "leave:place".
ANSWER = "event_answer"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A fact that the event tells otherwise than when the story last looked: words before, words now."""

    name: str
    label: str | Promise
    before: tuple[str, ...]
    now: tuple[str, ...]


def differences(story: Any) -> list[Difference]:
    """In the order in which a story tells them. No query for a story without an event."""
    if story.event is None or not _is_about(story, story.event):
        return []
    known, now = known_facts(story), facts_of(story.event)
    return [
        Difference(
            name=name,
            label=LABELS[name],
            before=told(name, known[name]),
            now=told(name, now[name]),
        )
        for name in _differing(known, now)
    ]


def _differing(known: Facts, now: Facts) -> list[str]:
    return [name for name in LABELS if name in known and keys(known[name]) != keys(now[name])]


def known_facts(story: Any) -> Facts:
    return from_data(story.event_facts.get("facts", {}))


def note(story: Any) -> None:
    """Keep what the event says now as known; for a story that begins to report on an event."""
    if story.event is None:
        story.event_facts = {}
    elif not _is_about(story, story.event):
        story.event_facts = _data(story.event, facts_of(story.event))


def answer(story: Any, given: str) -> bool:
    """
    Take a fact of the event over into the story, or leave it: "take:place", "leave:place". Either way it
    is known from now on. Returns whether there was such a difference.
    """
    verb, _colon, name = given.partition(":")
    if verb not in (TAKE, LEAVE) or story.event is None or not _is_about(story, story.event):
        return False
    known, now = known_facts(story), facts_of(story.event)
    if name not in _differing(known, now):
        return False
    if verb == TAKE:
        Carrying(story=story, event=story.event, known=known).carry(name)
    story.event_facts = _data(story.event, {**known, name: now[name]})
    return True


def _data(event: Any, facts: Facts) -> dict[str, Any]:
    return {"event": str(event.translation_key), "facts": as_data(facts)}


def _is_about(story: Any, event: Any) -> bool:
    return bool(story.event_facts.get("event") == str(event.translation_key))
