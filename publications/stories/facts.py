"""What an event says that its story says too, as values that can be kept and compared."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from search.places import place_name

_COMMAS = str.maketrans({"،": ",", "，": ","})
# A dateline is a city and its country; what stands before them in a venue is the house.
_PARTS_OF_A_DATELINE = 2


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that an event names: its key, which tells it from others, and what it is called."""

    key: str
    words: str


type Facts = Mapping[str, tuple[Item, ...]]

# In the order in which a story tells them.
LABELS: dict[str, Promise] = {
    "date": _("date"),
    "place": _("place"),
    "image": _("image"),
    "attendance": _("how many took part"),
    "speakers": _("speakers"),
    "partners": _("partners"),
    "topics": _("topics"),
    "instruments": _("instruments"),
    "projects": _("projects"),
    "countries": _("countries"),
    "regions": _("regions"),
    "decisions": _("decisions"),
}


def facts_of(event: Any) -> Facts:
    """An event's facts as its page stands. Nine queries."""
    asked: dict[str, Callable[[], Iterable[Item]]] = {
        "date": lambda: _one(event.begins.date().isoformat()),
        "place": lambda: _one(dateline_place(event.venue)),
        "image": lambda: _image(event),
        "attendance": lambda: _one(str(event.attendance or "")),
        "speakers": lambda: [_speaker(row) for row in event.lineup()],
        "partners": lambda: [_partner(row) for row in event.partners.select_related("partner")],
        "countries": lambda: _places(event.countries, event.locale),
        "regions": lambda: _places(event.regions, event.locale),
        "decisions": lambda: [Item(key=row.text, words=row.text) for row in event.decisions.all()],
    }
    works = {name: _works(getattr(event, name).all()) for name in LABELS if name not in asked}
    return {name: tuple(asked[name]()) if name in asked else works[name] for name in LABELS}


def dateline_place(venue: str) -> str:
    """
    The city and the country of a venue, which end it.

    >>> dateline_place("Vienna International Centre, Vienna, Austria")
    'Vienna, Austria'
    """
    commas = [place for place, mark in enumerate(venue.translate(_COMMAS)) if mark == ","]
    if len(commas) < _PARTS_OF_A_DATELINE:
        return venue
    return venue[commas[-_PARTS_OF_A_DATELINE] + 1 :].strip()


def as_data(facts: Facts) -> dict[str, list[list[str]]]:
    """Facts as JSON keeps them."""
    return {name: [[item.key, item.words] for item in items] for name, items in facts.items()}


def from_data(data: Mapping[str, Any]) -> Facts:
    """Facts as they were kept. One that was not known then is not told of."""
    return {
        name: tuple(Item(key=str(key), words=str(words)) for key, words in items)
        for name, items in data.items()
        if name in LABELS
    }


def keys(items: Iterable[Item]) -> list[str]:
    return [item.key for item in items]


def told(name: str, items: Iterable[Item]) -> tuple[str, ...]:
    """What a fact is in words, for whoever reads them now: a day as their language writes it."""
    if name == "date":
        return tuple(date_format(date.fromisoformat(item.key)) for item in items)
    return tuple(item.words for item in items)


def _one(words: str) -> tuple[Item, ...]:
    return (Item(key=words, words=words),) if words else ()


def _works(pages: Iterable[Page]) -> tuple[Item, ...]:
    return tuple(Item(key=str(page.translation_key), words=str(page.title)) for page in pages)


def _places(codes: Iterable[str], reader: Locale) -> list[Item]:
    return [Item(key=code, words=place_name(code, reader.language_code)) for code in codes]


def _image(event: Any) -> list[Item]:
    image = event.image
    return [Item(key=f"{image.pk}", words=event.image_alt or image.title)] if image else []


def _speaker(row: Any) -> Item:
    who = row.person.translation_key if row.person else row.typed_name
    words = ", ".join(filter(None, (row.name, row.standing)))
    return Item(key=f"{who} · {row.part} · {row.standing}", words=words)


def _partner(row: Any) -> Item:
    return Item(key=partner_key(row), words=str(row))


def partner_key(row: Any) -> str:
    """What tells a partner's part from others."""
    return f"{row.partner.translation_key} · {row.part}"
