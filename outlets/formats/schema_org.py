"""What schema.org asks of each type, from a record. Pure; each property is checked by its vocabulary."""

from typing import Any

from pages.records import Agent, FileRecord, House, Meeting, Named, Record, SessionRecord

_EVENT_STATUS = {
    "scheduled": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "rescheduled": "EventRescheduled",
}
_ATTENDANCE = {
    "in-person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
# What somebody did, in the words that a type has for it; the last is for all other parts.
_SAME = {"sponsor": "sponsor", "supporter": "sponsor", "funder": "funder"}
_IN_A_TEXT = {**_SAME, "publisher": "publisher", "author": "author", "editor": "editor"}
_IN_AN_EVENT = {
    **_SAME,
    "organizer": "organizer",
    "co-organizer": "organizer",
    "speaker": "performer",
    "moderator": "performer",
}
_PARTS: dict[str, tuple[dict[str, str], str]] = {
    "Event": (_IN_AN_EVENT, "contributor"),
    "Project": (_SAME, "member"),
}
_NO_TEXTS = {"Event", "Organization", "Project", "Person", "DefinedTerm"}


def is_creative(record: Record) -> bool:
    """Whether it is a text, which has a language, a date and translations; not an event or a person."""
    return record.schema_type not in _NO_TEXTS


def facts_of(record: Record) -> dict[str, Any]:
    """What a type has beyond a name, a description and an address. Empty values among them."""
    facts = _creative(record) if is_creative(record) else {}
    of_type = _FACTS.get(record.schema_type)
    return facts | _agents(record) | (of_type(record) if of_type else {})


def language_tag(code: str) -> str:
    return "zh-Hans" if code == "zh-hans" else code


def identifier_of(house: House) -> str:
    return f"{house.url}/#organization"


def organization_of(house: House) -> dict[str, Any]:
    """The site's organization, once for all that refers to it."""
    return {
        "@type": "Organization",
        "@id": identifier_of(house),
        "name": house.name,
        "url": f"{house.url}/",
    }


# --- texts ------------------------------------------------------------


def _creative(record: Record) -> dict[str, Any]:
    return {
        "inLanguage": language_tag(record.language),
        "datePublished": record.date and record.date.isoformat(),
        "dateModified": record.modified_at and record.modified_at.isoformat(timespec="seconds"),
        "keywords": ", ".join(dict.fromkeys((*record.subjects, *record.keywords))),
        "about": _named(record.about),
        "mentions": _named(record.mentions),
        "isPartOf": _parent(record),
        "identifier": _identifiers(record),
        "license": record.licence and {"@type": "CreativeWork", "name": record.licence},
        "version": record.version,
        "hasPart": [{"@type": "Chapter", "name": title} for title in record.chapters],
        "encoding": [_file(file) for file in record.files],
    }


def _news(record: Record) -> dict[str, Any]:
    place = record.place and {"@type": "Place", "name": record.place}
    return {"name": "", "headline": record.title, "contentLocation": place}


def _legislation(record: Record) -> dict[str, Any]:
    return {
        "identifier": "",
        "datePublished": "",
        "legislationIdentifier": record.symbol,
        "legislationType": record.genre,
        "legislationDate": record.adopted_on and record.adopted_on.isoformat(),
        "legislationDateOfApplicability": record.in_force_on and record.in_force_on.isoformat(),
    }


def _site(record: Record) -> dict[str, Any]:
    target = {
        "@type": "EntryPoint",
        "urlTemplate": f"{record.url}search/?q={{search_term_string}}",
    }
    search = {"target": target, "query-input": "required name=search_term_string"}
    return {"potentialAction": {"@type": "SearchAction", **search}}


def _collection(record: Record) -> dict[str, Any]:
    return {"mainEntity": {"@id": f"{record.identifier}#list"}}


def _parent(record: Record) -> dict[str, Any] | None:
    """The page right above it: its section, or the treaty that an article stands in."""
    if not record.trail:
        return None
    above = record.trail[-1]
    return {"@type": above.schema_type, "@id": above.identifier, "name": above.title}


def _identifiers(record: Record) -> list[dict[str, str]]:
    known = {"DOI": record.doi, "ISBN": record.isbn, "Document symbol": record.symbol}
    return [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in known.items()
        if value
    ]


def _file(file: FileRecord) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "MediaObject",
        "contentUrl": file.url,
        "encodingFormat": file.media_type,
        "inLanguage": language_tag(file.language),
        "contentSize": f"{file.size} B",
    }
    # schema.org counts the pages of books alone.
    if file.pages:
        extent = {"value": file.pages, "unitText": "pages"}
        found["materialExtent"] = {"@type": "QuantitativeValue", **extent}
    return found


# --- events, organizations, persons, topics ---------------------------


def _event(record: Record) -> dict[str, Any]:
    meeting = record.meeting
    if meeting is None:
        return {}
    moved = meeting.previous_starts_at is not None and meeting.status == "scheduled"
    status = _EVENT_STATUS["rescheduled" if moved else meeting.status]
    return {
        "startDate": meeting.starts_at.isoformat(),
        "endDate": meeting.ends_at.isoformat(),
        "previousStartDate": meeting.previous_starts_at and meeting.previous_starts_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{_ATTENDANCE[meeting.format]}",
        "location": _places(meeting),
        "maximumAttendeeCapacity": meeting.capacity,
        "inLanguage": [language_tag(code) for code in meeting.languages],
        "about": _named(record.about),
        "subEvent": [_session(session) for session in meeting.sessions],
    }


def _places(meeting: Meeting) -> list[dict[str, str]]:
    places: list[dict[str, str]] = []
    if meeting.place:
        places.append({"@type": "Place", "name": meeting.place, "address": meeting.place})
    if meeting.format != "in-person" and meeting.online_url:
        places.append({"@type": "VirtualLocation", "url": meeting.online_url})
    return places


def _session(session: SessionRecord) -> dict[str, Any]:
    performers = [{"@type": "Person", "name": name} for name in session.speakers]
    found = {
        "@type": "Event",
        "name": session.title,
        "startDate": session.starts_at.isoformat(),
        "endDate": session.ends_at.isoformat(),
        "performer": performers,
    }
    return {key: value for key, value in found.items() if value}


def _organization(record: Record) -> dict[str, Any]:
    others = dict.fromkeys(name for name in (record.acronym, *record.names) if name)
    return {
        "image": "",
        "logo": record.picture and record.picture.url,
        "legalName": record.title,
        "alternateName": list(others),
        "sameAs": record.site,
        "knowsAbout": _named(record.about),
    }


def _person(record: Record) -> dict[str, Any]:
    works_for = record.affiliation and _named((record.affiliation,))[0]
    return {"jobTitle": record.role, "affiliation": works_for, "worksFor": works_for}


def _term(record: Record) -> dict[str, Any]:
    terms = record.trail[-1].url if record.trail else ""
    return {"inDefinedTermSet": terms}


_FACTS = {
    "NewsArticle": _news,
    "Legislation": _legislation,
    "WebSite": _site,
    "CollectionPage": _collection,
    "Event": _event,
    "Organization": _organization,
    "Person": _person,
    "DefinedTerm": _term,
}


# --- who and what else ------------------------------------------------


def _agents(record: Record) -> dict[str, Any]:
    words, other = _PARTS.get(record.schema_type, (_IN_A_TEXT, "contributor"))
    found: dict[str, list[dict[str, str]]] = {}
    for agent in record.agents:
        found.setdefault(words.get(agent.part, other), []).append(_agent(agent))
    return found


def _agent(agent: Agent) -> dict[str, str]:
    kind = "Person" if agent.is_person else "Organization"
    thing = {"@type": kind, "@id": agent.identifier, "name": agent.name}
    if agent.is_person:
        thing["description"] = agent.role
    return {key: value for key, value in thing.items() if value}


def _named(works: tuple[Named, ...]) -> list[dict[str, str]]:
    return [
        {"@type": work.schema_type, "@id": work.identifier, "name": work.title} for work in works
    ]
