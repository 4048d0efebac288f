"""What calendars say themselves, in the reader's language: formats know no catalogue."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from outlets.formats.icalendar import Words
from pages.punctuation import list_comma
from pages.records import Meeting


def calendar_words() -> Words:
    """Patterns for the titles and descriptions of entries."""
    return Words(
        cancelled=_("CANCELLED: %(title)s"),
        postponed=_("POSTPONED: %(title)s"),
        organizers=_("Organized by: %(names)s"),
        moderators=_("Moderated by: %(names)s"),
        speakers=_("With: %(names)s"),
        online=_("Join online: %(address)s"),
        permanent=_("Permanent address: %(address)s"),
        comma=list_comma(),
    )


def notice_of(meeting: Meeting) -> str:
    """What happened to its date, in a sentence; empty where it is the first one."""
    if meeting.status == "postponed":
        return _("There is no new date yet.")
    if meeting.status == "scheduled" and meeting.previous_starts_at:
        date = date_format(meeting.previous_starts_at, "DATETIME_FORMAT")
        return _("New date. It was planned for %(date)s.") % {"date": date}
    return ""
