from publications.models.first_pages import FirstPage
from publications.models.indexes import (
    NewsIndexPage,
    ProjectIndexPage,
    ResearchIndexPage,
    SideEventIndexPage,
)
from publications.models.news import NewsPage, NewsPartner
from publications.models.programme import (
    Decision,
    EventDocument,
    Recording,
    Session,
    Speaker,
)
from publications.models.projects import ProjectPage, ProjectPartner
from publications.models.research import (
    Author,
    Chapter,
    Keyword,
    ResearchPage,
    ResearchPartner,
)
from publications.models.research_files import ResearchFile
from publications.models.side_events import EventPartner, SideEventPage

__all__ = [
    "Author",
    "Chapter",
    "Decision",
    "EventDocument",
    "EventPartner",
    "FirstPage",
    "Keyword",
    "NewsIndexPage",
    "NewsPage",
    "NewsPartner",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPartner",
    "Recording",
    "ResearchFile",
    "ResearchIndexPage",
    "ResearchPage",
    "ResearchPartner",
    "Session",
    "SideEventIndexPage",
    "SideEventPage",
    "Speaker",
]
