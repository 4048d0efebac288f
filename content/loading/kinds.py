"""Which page type a section of the folder becomes."""

from content.loading.names import HOME, section_of
from home.models import HomePage, StandardPage
from home.sections import SECTIONS
from pages.models import InstrumentPage, ResourcePage, TopicPage
from partners.models import PartnerPage, PersonPage
from publications.models import NewsPage, ProjectPage, ResearchPage, SideEventPage

MODELS: dict[str, type[ResourcePage]] = {
    "news": NewsPage,
    "events": SideEventPage,
    "partners": PartnerPage,
    "persons": PersonPage,
    "research": ResearchPage,
    "projects": ProjectPage,
    "instruments": InstrumentPage,
    "topics": TopicPage,
    "pages": StandardPage,
}
INDEXES = {section.slug: section.model for section in SECTIONS}


def model_of(address: str) -> type[ResourcePage]:
    return HomePage if address == HOME else MODELS[section_of(address)]
