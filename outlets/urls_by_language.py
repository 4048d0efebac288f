from django.urls import path

from outlets.calendars import calendar, session_calendar
from outlets.citations import FORMATS, cite
from outlets.descriptions import description
from outlets.exports import works_csv, works_ris
from outlets.feeds import feed
from outlets.twins import twin

urlpatterns = [
    path("search/description.xml", description, name="search_description"),
    path("<path:path>/feed.atom", feed, name="feed"),
    path("<path:path>/works.csv", works_csv, name="works_csv"),
    path("<path:path>/works.ris", works_ris, name="works_ris"),
    path(
        "<path:path>/sessions/<uuid:session>/calendar.ics",
        session_calendar,
        name="session_calendar",
    ),
    path("<path:path>/calendar.ics", calendar, name="calendar"),
    *(
        path(f"<path:path>/cite.{form.ending}", cite, {"ending": form.ending}, name="cite")
        for form in FORMATS
    ),
    path("index.md", twin, name="twin"),
    path("<path:path>/index.md", twin, name="twin"),
]
