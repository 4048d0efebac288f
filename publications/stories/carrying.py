"""
Carries a fact of an event over into a story, and leaves alone what an editor put there besides.

Works on the page in memory: whoever calls saves it.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pages.punctuation import list_comma
from publications.stories.facts import Facts, dateline_place, partner_key

# Blocks that the platform put into a story are known again by their id.
_BLOCKS = UUID("0d6a4f53-3d6b-4d0e-8a53-6b4d9a0f7c11")
_SPEAKS = "speaker"

type Blocks = list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Carrying:
    """A story, its event, and what the story knew of the event until now."""

    story: Any
    event: Any
    known: Facts

    def carry(self, name: str) -> None:
        """Bring one fact (a name of `facts.LABELS`) in line with the event."""
        _WAYS[name](self)

    def known_keys(self, name: str) -> Collection[str]:
        return {item.key for item in self.known.get(name, ())}

    # --- the story's blocks -------------------------------------------

    def block_id(self, *names: str) -> str:
        return str(uuid5(_BLOCKS, ":".join((str(self.story.translation_key), *names))))

    def blocks(self) -> Blocks:
        found: Blocks = self.story.story.get_prep_value()
        return found

    def tell(self, blocks: Blocks) -> None:
        field = self.story._meta.get_field("story")
        self.story.story = field.to_python(json.dumps(blocks))

    def replace(self, block: dict[str, Any]) -> None:
        """Put a block where one with its id stands, else at the end."""
        blocks = self.blocks()
        places = [place for place, other in enumerate(blocks) if other["id"] == block["id"]]
        if places:
            blocks[places[0]] = block
        else:
            blocks.append(block)
        self.tell(blocks)


def _date(carrying: Carrying) -> None:
    carrying.story.date = carrying.event.begins.date()


def _place(carrying: Carrying) -> None:
    carrying.story.place = dateline_place(carrying.event.venue)[:120]


def _image(carrying: Carrying) -> None:
    for name in ("image", "image_alt", "image_caption"):
        setattr(carrying.story, name, getattr(carrying.event, name))


def _attendance(carrying: Carrying) -> None:
    number, block_id = carrying.event.attendance, carrying.block_id("attendance")
    if not number:
        carrying.tell([block for block in carrying.blocks() if block["id"] != block_id])
        return
    with override(carrying.event.locale.language_code):
        label = ngettext("participant", "participants", number)
    value = {"number": str(number), "label": label}
    carrying.replace({"type": "statistic", "value": value, "id": block_id})


def _decisions(carrying: Carrying) -> None:
    """The decisions as a list. One that an editor rewrote stays, and the new list follows it."""
    decisions = [row.text for row in carrying.event.decisions.all()]
    block = {
        "type": "text",
        "value": _as_list(decisions),
        "id": carrying.block_id("decisions"),
    }
    known = _as_list([item.key for item in carrying.known.get("decisions", ())])
    standing = next((b for b in carrying.blocks() if b["id"] == block["id"]), None)
    if standing is not None and standing["value"] != known:
        block["id"] = carrying.block_id("decisions", *decisions)
    if decisions:
        carrying.replace(block)


def _as_list(sentences: Collection[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def _speakers(carrying: Carrying) -> None:
    """A quote waits for each speaker. One that still has no words goes with its speaker."""
    wanted = {
        carrying.block_id("quote", _who(row)): row
        for row in carrying.event.lineup()
        if row.part == _SPEAKS
    }
    blocks = [block for block in carrying.blocks() if _stays(block, wanted)]
    standing = {block["id"] for block in blocks} | _quoted(blocks)
    new = [
        {"type": "quote", "value": _quote(row), "id": block_id}
        for block_id, row in wanted.items()
        if not {block_id, _who(row)} & standing
    ]
    carrying.tell([*blocks, *new])


def _stays(block: dict[str, Any], wanted: Collection[str]) -> bool:
    return block["type"] != "quote" or bool(block["value"]["words"]) or block["id"] in wanted


def _quoted(blocks: Blocks) -> set[str]:
    """Who is quoted already, by the number of a person's page or by name."""
    values = [block["value"] for block in blocks if block["type"] == "quote"]
    return {str(value["person"] or value["name"]) for value in values}


def _who(row: Any) -> str:
    return str(row.person_id or row.typed_name)


def _quote(row: Any) -> dict[str, Any]:
    return {"person": row.person_id, "name": row.typed_name, "words": ""}


def _partners(carrying: Carrying) -> None:
    """The event's partners with their parts; those that the story names besides stay."""
    story, known = carrying.story, carrying.known_keys("partners")
    rows = list(story.partners.select_related("partner"))
    own = [row for row in rows if partner_key(row) not in known]
    standing = {(row.partner_id, row.part) for row in own}
    model = story.partners.model
    new = [
        model(partner=row.partner, part=row.part)
        for row in carrying.event.partners.select_related("partner")
        if (row.partner_id, row.part) not in standing
    ]
    for place, row in enumerate([*new, *own]):
        row.sort_order = place
    story.partners.set([*new, *own])


def _works(name: str) -> Callable[[Carrying], None]:
    def carry(carrying: Carrying) -> None:
        known = carrying.known_keys(name)
        relation = getattr(carrying.story, name)
        own = [page for page in relation.all() if str(page.translation_key) not in known]
        now = list(getattr(carrying.event, name).all())
        relation.set(list(dict.fromkeys([*now, *own])))

    return carry


def _codes(name: str) -> Callable[[Carrying], None]:
    def carry(carrying: Carrying) -> None:
        known = carrying.known_keys(name)
        own = [code for code in getattr(carrying.story, name) if code not in known]
        now = getattr(carrying.event, name)
        setattr(carrying.story, name, list(dict.fromkeys([*now, *own])))

    return carry


_WAYS: dict[str, Callable[[Carrying], None]] = {
    "date": _date,
    "place": _place,
    "image": _image,
    "attendance": _attendance,
    "speakers": _speakers,
    "partners": _partners,
    "decisions": _decisions,
    **{name: _works(name) for name in ("topics", "instruments", "projects")},
    **{name: _codes(name) for name in ("countries", "regions")},
}


def opening(event: Any) -> str:
    """The first paragraph: what took place where and when, who organized it, who supported it."""
    with override(event.locale.language_code):
        return f"<p>{escape(' '.join(_opening(event)))}</p>"


def _opening(event: Any) -> list[str]:
    said = {"title": event.title, "date": date_format(event.begins.date())}
    place = dateline_place(event.venue)
    sentences = [
        _("“%(title)s” took place in %(place)s on %(date)s.") % {**said, "place": place}
        if place
        else _("“%(title)s” took place online on %(date)s.") % said
    ]
    forms = {
        ("organizer", "co-organizer"): _("It was organized by %(names)s."),
        ("sponsor", "supporter", "funder"): _("It was supported by %(names)s."),
    }
    rows = list(event.partners.select_related("partner"))
    for parts, form in forms.items():
        names = [row.partner.title for row in rows if row.part in parts]
        if names:
            sentences.append(form % {"names": list_comma().join(names)})
    return sentences
