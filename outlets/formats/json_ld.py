"""JSON-LD, by schema.org: what search engines read of a work."""

from typing import Any

from pages.records import Agent, FileRecord, Meeting, Record

_PROPERTY_OF_PART = {
    "organizer": "organizer",
    "co-organizer": "organizer",
    "sponsor": "sponsor",
    "supporter": "sponsor",
    "funder": "funder",
    "publisher": "publisher",
    "speaker": "performer",
    "moderator": "performer",
    "author": "author",
    "editor": "editor",
}
# What schema.org knows of a type beyond any thing; elsewhere a property would be nonsense.
_CREATIVE = {"NewsArticle", "Report", "WebPage", "WebSite", "Legislation"}
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


def json_ld(record: Record) -> dict[str, Any]:
    """A work as a graph: the thing itself, and the way to it from the front page."""
    graph = [_thing(record)]
    if record.trail:
        graph.append(_breadcrumbs(record))
    return {"@context": "https://schema.org", "@graph": graph}


def _thing(record: Record) -> dict[str, Any]:
    name = "headline" if record.schema_type == "NewsArticle" else "name"
    thing: dict[str, Any] = {
        "@type": record.schema_type,
        "@id": record.identifier,
        name: record.title,
        "description": record.abstract,
        "url": record.url,
        "image": record.picture and record.picture.url,
        "alternateName": record.acronym,
        "sameAs": record.site,
    }
    if record.schema_type in _CREATIVE:
        thing |= _creative(record)
    if record.meeting:
        thing |= _meeting(record.meeting) | {"inLanguage": _tag(record.language)}
    thing |= _agents(record)
    return {key: value for key, value in thing.items() if value}


def _creative(record: Record) -> dict[str, Any]:
    return {
        "inLanguage": _tag(record.language),
        "datePublished": record.date and record.date.isoformat(),
        "dateModified": record.modified_at and record.modified_at.isoformat(),
        "keywords": ", ".join(record.subjects),
        "license": record.licence,
        "version": record.version,
        "isbn": record.isbn if record.schema_type == "Report" else "",
        "identifier": [value for value in (record.doi, record.symbol) if value],
        "encoding": [_file(file) for file in record.files],
    }


def _agents(record: Record) -> dict[str, Any]:
    found: dict[str, list[dict[str, str]]] = {}
    for agent in record.agents:
        name = _PROPERTY_OF_PART.get(agent.part, "contributor")
        if name == "performer" and record.schema_type != "Event":
            name = "contributor"
        if name == "organizer" and record.schema_type in _CREATIVE:
            name = "contributor"
        found.setdefault(name, []).append(_agent(agent))
    return found


def _agent(agent: Agent) -> dict[str, str]:
    kind = "Person" if agent.is_person else "Organization"
    thing = {"@type": kind, "name": agent.name, "url": agent.url}
    if agent.is_person:
        thing["description"] = agent.role
    return {key: value for key, value in thing.items() if value}


def _meeting(meeting: Meeting) -> dict[str, Any]:
    moved = meeting.previous_starts_at is not None and meeting.status == "scheduled"
    status = _EVENT_STATUS["rescheduled" if moved else meeting.status]
    places: list[dict[str, str]] = []
    if meeting.place:
        places.append({"@type": "Place", "name": meeting.place, "address": meeting.place})
    if meeting.format != "in-person" and meeting.online_url:
        places.append({"@type": "VirtualLocation", "url": meeting.online_url})
    return {
        "startDate": meeting.starts_at.isoformat(),
        "endDate": meeting.ends_at.isoformat(),
        "previousStartDate": meeting.previous_starts_at and meeting.previous_starts_at.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{_ATTENDANCE[meeting.format]}",
        "location": places,
    }


def _file(file: FileRecord) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "contentUrl": file.url,
        "encodingFormat": file.media_type,
        "inLanguage": _tag(file.language),
        "contentSize": str(file.size),
    }


def _breadcrumbs(record: Record) -> dict[str, Any]:
    steps = [*((crumb.title, crumb.url) for crumb in record.trail), (record.title, record.url)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": url}
            for place, (title, url) in enumerate(steps, start=1)
        ],
    }


def _tag(language: str) -> str:
    return "zh-Hans" if language == "zh-hans" else language
