from pages.models.base import BasePage
from pages.models.demand import Demand, DemandSentence
from pages.models.guidelines import Guideline
from pages.models.indexes import IndexPage
from pages.models.instruments import InstrumentIndexPage, InstrumentPage
from pages.models.media import Document, Image, Rendition
from pages.models.places import PlacesPage
from pages.models.resources import ResourcePage
from pages.models.topics import TopicIndexPage, TopicPage

__all__ = [
    "BasePage",
    "Demand",
    "DemandSentence",
    "Document",
    "Guideline",
    "Image",
    "IndexPage",
    "InstrumentIndexPage",
    "InstrumentPage",
    "PlacesPage",
    "Rendition",
    "ResourcePage",
    "TopicIndexPage",
    "TopicPage",
]
