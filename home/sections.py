"""The parts of the site in their order: what `set_up_site` makes and what the navigation shows."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.models import StandardIndexPage
from pages.models import BasePage, InstrumentIndexPage, PlacesPage, TopicIndexPage
from partners.models import PartnerIndexPage, PersonIndexPage
from publications.models import (
    NewsIndexPage,
    ProjectIndexPage,
    ResearchIndexPage,
    SideEventIndexPage,
)


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the site: its address, its words, the page that it begins with."""

    slug: str
    title: Promise
    summary: Promise
    model: type[BasePage]


SECTIONS = (
    Section(
        slug="news",
        title=_("News"),
        summary=_("What happened, and who took part."),
        model=NewsIndexPage,
    ),
    Section(
        slug="events",
        title=_("Side events"),
        summary=_("Meetings past and to come, with their speakers, times and outcomes."),
        model=SideEventIndexPage,
    ),
    Section(
        slug="research",
        title=_("Research"),
        summary=_("Reports, briefs, guides and data, to read and to cite."),
        model=ResearchIndexPage,
    ),
    Section(
        slug="partners",
        title=_("Partners"),
        summary=_(
            "Organizations from civil society, academia and the private sector, and what they did."
        ),
        model=PartnerIndexPage,
    ),
    Section(
        slug="projects",
        title=_("Projects"),
        summary=_("Work that several partners carry together."),
        model=ProjectIndexPage,
    ),
    Section(
        slug="instruments",
        title=_("Instruments"),
        summary=_("The treaties behind the work, their protocols and articles."),
        model=InstrumentIndexPage,
    ),
    Section(
        slug="persons",
        title=_("Persons"),
        summary=_("Those who speak, write and are quoted."),
        model=PersonIndexPage,
    ),
    Section(
        slug="topics",
        title=_("Topics"),
        summary=_("What the works are about."),
        model=TopicIndexPage,
    ),
    Section(
        slug="places",
        title=_("Places"),
        summary=_("Countries and regions that the works are about."),
        model=PlacesPage,
    ),
    Section(
        slug="pages",
        title=_("About this site"),
        summary=_("What it is, how to reach us, and what it keeps about you."),
        model=StandardIndexPage,
    ),
)
