"""How the form of an event is laid out: in the order in which someone knows things."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel

from pages.models import BasePage, ResourcePage
from publications.models.works import ProjectWorkPage
from publications.panels import StoriesPanel

EVENT_PANELS = [
    StoriesPanel(),
    *BasePage.content_panels[:-1],
    MultiFieldPanel(
        ["time_zone", FieldRowPanel(["starts_at", "ends_at"]), "previous_starts_at"],
        heading=_("When"),
        help_text=_("Times are those of the chosen zone, wherever you are."),
    ),
    MultiFieldPanel(["status", "status_reason"], heading=_("Whether it takes place")),
    MultiFieldPanel(["format", "venue", "online_url"], heading=_("Where")),
    MultiFieldPanel(
        ["languages", "interpretation", "participation"], heading=_("Languages and access")
    ),
    MultiFieldPanel(
        ["registration_url", FieldRowPanel(["registration_deadline", "capacity"])],
        heading=_("Registration"),
    ),
    InlinePanel("speakers", heading=_("Speakers"), label=_("speaker")),
    InlinePanel("sessions", heading=_("Sessions"), label=_("session")),
    ProjectWorkPage.partners_panel,
    InlinePanel("documents", heading=_("Documents"), label=_("document")),
    InlinePanel("recordings", heading=_("Recordings"), label=_("recording")),
    ResourcePage.picture_panel,
    "story",
    MultiFieldPanel(
        [
            "attendance",
            "organisations_present",
            InlinePanel("decisions", heading=_("Decisions"), label=_("decision")),
            "report",
        ],
        heading=_("What came of it"),
    ),
    ProjectWorkPage.about_panel,
]
